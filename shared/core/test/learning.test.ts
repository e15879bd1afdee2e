import type { Outcome, OutcomeResult } from '@baton/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceOf, learn, learnRoute } from '../src/learning.ts';

const day = 86_400_000;
const now = 100 * day;
const route = 'lead->seller';

const outcome = (index: number, result: OutcomeResult, given: Partial<Outcome> = {}): Outcome => ({
  handoff: `h${index}`,
  from: 'lead',
  to: 'seller',
  result,
  key: `c${index}`,
  at: now,
  ...given,
});

const many = (successful: number, failed: number): Outcome[] => [
  ...Array.from({ length: successful }, (_, index) => outcome(index, 'successful')),
  ...Array.from({ length: failed }, (_, index) => outcome(successful + index, 'failed')),
];
const adjustment = (outcomes: readonly Outcome[], at = now): number => learn(outcomes, at)[route]?.adjustment ?? 0;

const someOutcomes = fc.array(
  fc.record({
    result: fc.constantFrom<OutcomeResult>('successful', 'failed', 'reverted', 'timeout'),
    contact: fc.nat(8),
    age: fc.nat(60),
  }),
  { maxLength: 60 },
);
const toOutcomes = (drawn: readonly { result: OutcomeResult; contact: number; age: number }[]): Outcome[] =>
  drawn.map(({ result, contact, age }, index) => outcome(index, result, { key: `c${contact}`, at: now - age * day }));

describe('what outcomes teach a threshold', () => {
  test('nothing from nine outcomes, something from ten', () => {
    expect(adjustment(many(9, 0))).toBe(0);
    expect(adjustment(many(10, 0))).toBeLessThan(-0.02);
    expect(adjustment(many(0, 9))).toBe(0);
    expect(adjustment(many(0, 10))).toBeGreaterThan(0.05);
  });

  test('a success rate of exactly 0.8 or 0.5 moves nothing, nor does anything between', () => {
    for (const successful of [50, 55, 60, 65, 70, 75, 80])
      expect(adjustment(many(successful, 100 - successful))).toBe(0);
  });

  test('with many outcomes it comes close to −0.05 and +0.10', () => {
    expect(adjustment(many(400, 0))).toBeCloseTo(-0.05, 3);
    expect(adjustment(many(0, 400))).toBeCloseTo(0.1, 3);
  });

  test('whatever the outcomes, it stays between −0.05 and +0.10', () => {
    fc.assert(
      fc.property(someOutcomes, (drawn) => {
        const moved = adjustment(toOutcomes(drawn));
        expect(moved).toBeGreaterThanOrEqual(-0.05);
        expect(moved).toBeLessThanOrEqual(0.1);
      }),
    );
  });

  test('one more success never raises a threshold, one more failure never lowers it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (successful, failed) => {
        fc.pre(successful + failed >= 10);
        const before = adjustment(many(successful, failed));
        expect(adjustment(many(successful + 1, failed))).toBeLessThanOrEqual(before);
        expect(adjustment(many(successful, failed + 1))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('one outcome moves a threshold that is learning by a hundredth at most', () => {
    for (let count = 10; count < 60; count += 1) {
      expect(Math.abs(adjustment(many(count + 1, 0)) - adjustment(many(count, 0)))).toBeLessThan(0.01);
      expect(Math.abs(adjustment(many(0, count + 1)) - adjustment(many(0, count)))).toBeLessThan(0.01);
    }
  });

  test('a thousand outcomes of one contact move nothing', () => {
    const poisoned = Array.from({ length: 1000 }, (_, index) => outcome(index, 'failed', { key: 'one' }));
    expect(adjustment(poisoned)).toBe(0);
    const honest = many(40, 0).map((each) => ({ ...each, handoff: `honest-${each.handoff}` }));
    expect(adjustment([...honest, ...poisoned])).toBeLessThan(-0.02);
  });

  test('the order in which they come does not matter, and the same handoff twice counts once', () => {
    fc.assert(
      fc.property(someOutcomes, (drawn) => {
        const outcomes = toOutcomes(drawn);
        expect(learn([...outcomes, ...outcomes.toReversed()], now)).toEqual(learn(outcomes, now));
      }),
    );
  });

  test('what nobody confirms any more fades towards no adjustment', () => {
    const failures = many(0, 30);
    const [fresh = 0, aged = 0, old = 0] = [0, 14, 70].map((days) => adjustment(failures, now + days * day));
    expect(fresh).toBeGreaterThan(aged);
    expect(aged).toBeGreaterThan(old);
    expect(old).toBe(0);
  });

  test('fresh outcomes count for more than old ones', () => {
    const old = Array.from({ length: 30 }, (_, index) => outcome(index, 'failed', { at: now - 35 * day }));
    const fresh = Array.from({ length: 30 }, (_, index) => outcome(100 + index, 'successful'));
    expect(adjustment([...old, ...fresh])).toBeLessThan(0);
  });

  test('an outcome from the future counts as one of now', () => {
    expect(adjustment(many(20, 0), now - day)).toBe(adjustment(many(20, 0)));
  });

  test('of one contact the newest three count; of those at the same time always the same ones', () => {
    const at = (times: readonly number[]) =>
      evidenceOf(times.map((time, index) => outcome(index, 'failed', { key: 'one', at: time }))).map((kept) => kept.at);
    expect(at([3, 5, 1, 4, 2])).toEqual([5, 4, 3]);
    expect(at([1, 2, 3, 4, 5])).toEqual([5, 4, 3]);
    const together = [2, 4, 1, 3].map((index) => outcome(index, 'failed', { key: 'one' }));
    const names = (outcomes: readonly Outcome[]) => evidenceOf(outcomes).map(({ handoff }) => handoff);
    expect(names(together)).toEqual(['h4', 'h3', 'h2']);
    expect(names(together.toReversed())).toEqual(['h4', 'h3', 'h2']);
  });

  test('half way from 0.8 to certain it is half of what it may be', () => expect(adjustment(many(91, 9))).toBe(-0.025));

  test('a threshold does not move for less than a step, not even to another zero', () =>
    expect(adjustment(many(81, 19))).toBe(0));

  test('no evidence teaches nothing', () =>
    expect(learnRoute([], now)).toEqual({ adjustment: 0, outcomes: 0, successRate: 0 }));

  test('each route learns by itself, and says from how many outcomes', () => {
    const learned = learn([...many(12, 0), outcome(99, 'failed', { to: 'buyer' })], now);
    expect(learned[route]).toMatchObject({ outcomes: 12, successRate: 1 });
    expect(learned['lead->buyer']).toEqual({ adjustment: 0, outcomes: 1, successRate: 0 });
  });
});
