import { describe, expect, test } from 'vitest';
import { contentFlywheel } from '../src/content-flywheel/index.ts';
import { createLibrary } from '../src/content-flywheel/library/library.ts';
import { shippedNotes } from '../src/content-flywheel/library/notes.ts';
import { accountOf } from '../src/content-flywheel/wheel/account.ts';
import { countSearches } from '../src/content-flywheel/wheel/counted-library.ts';
import { turnWheel } from '../src/content-flywheel/wheel/turn-wheel.ts';

describe('the wheel turns', () => {
  test('piece after piece through four agents, every contract valid, nothing researched twice, every review accounted for', async () => {
    const report = await turnWheel({ pieces: 24, seed: 7 });
    const { opened, approved, edited, rejected, timedOut, withdrawn } = report;
    expect(report).toMatchObject({ sound: true, invalid: 0, researchedAgain: 0, asked: 0, waiting: 0 });
    expect(report.pieces).toBe(24);
    expect(report.virtualHours).toBeGreaterThan(48);
    expect(approved + edited + rejected + timedOut + withdrawn).toBe(opened);
    // All that an editor may do has been done, or the sum would prove nothing.
    expect(Math.min(approved, edited, rejected, timedOut)).toBeGreaterThan(0);
  }, 20_000);

  test('the same way for the same seed', async () => {
    expect(await turnWheel({ pieces: 4, seed: 3 })).toEqual(await turnWheel({ pieces: 4, seed: 3 }));
  });
});

describe('the account', () => {
  test('notices a handoff whose contract is not fulfilled', () => {
    const handoff = { handoff: 'h', from: 'content', to: 'voice', reason: 'done', confidence: 1, carried: [] };
    expect(accountOf(contentFlywheel, [{ type: 'handoff.committed', ...handoff }])).toMatchObject({
      handoffs: 1,
      invalid: 1,
    });
  });

  test('notices a review that nothing came of', () => {
    const review = { review: 'r', from: 'voice', to: 'revenue' };
    expect(accountOf(contentFlywheel, [{ type: 'review.opened', ...review }])).toMatchObject({ opened: 1, waiting: 1 });
  });

  test('notices research that is done again', () => {
    const counted = countSearches(createLibrary(shippedNotes));
    counted.search('sleep');
    counted.search('sleep', ['sleep-debt']);
    expect(counted.again()).toBe(0);
    counted.search('sleep');
    expect([counted.searches(), counted.again()]).toEqual([3, 1]);
  });
});
