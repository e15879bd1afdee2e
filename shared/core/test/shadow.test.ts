import type { JournalRecord, Policy } from '@baton/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createShadow } from '../src/shadow.ts';
import { type Answers, bounce, conversations, live, minute, policyWith } from '../testing/live.ts';

describe('shadow', () => {
  const shadowed = (candidate: Policy, journal: readonly JournalRecord[]) => {
    const shadow = createShadow(candidate);
    return journal.flatMap((record) => shadow.follow(record).disagreements);
  };

  test('the live policy as its own shadow never disagrees', () => {
    fc.assert(
      fc.property(conversations, (said) => {
        expect(shadowed(policyWith(), live(policyWith(), said))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('it keeps count of the moves it would have made itself', () => {
    const oneAnHour = policyWith({ cooldownMs: 0, perHour: 1 });
    const found = shadowed(oneAnHour, live(policyWith({ cooldownMs: 0 }), bounce));
    expect(found[0]).toMatchObject({
      live: { decision: 'handoff', to: 'seller' },
      shadow: { decision: 'stay', guard: 'rate-hour' },
      cause: 'rate-hour',
    });
  });

  test('it goes on where its own bot would have spoken and the live one did not', () => {
    const candidate = policyWith({}, 0.92);
    const found = shadowed(candidate, live(policyWith(), bounce));
    expect(found.map(({ shadow }) => shadow.decision)).not.toContain('human');
    expect(found.length).toBeGreaterThan(0);
  });

  test('a failed turn of the live side does not keep the turns of its own from ending', () => {
    const ends: Answers = ({ attempt }) =>
      attempt === 1 ? 'fails' : { handoff: { to: 'human', reason: 'beyond me', confidence: 1 } };
    const silent = Array.from({ length: 12 }, () => ({ after: 10 * minute, scores: {} }));
    const said = [{ after: 0, scores: { buyer: 0.9 } }, ...silent];
    const found = shadowed(policyWith({}, 0.92), live(policyWith(), said, ends));
    expect(found.map(({ live: was, shadow }) => [was.guard, shadow.guard])).toEqual([
      [null, 'threshold'],
      ...silent.map(() => ['human', null]),
    ]);
  });

  describe('a turn that ends on the live side', () => {
    const base = policyWith();
    /** The candidate asks for the area first; the live side goes to the buyer at once. */
    const asksFirst: Policy = { ...base, routes: base.routes.map((route) => ({ ...route, requires: ['area'] })) };
    const [asked, answered] = live(base, [{ after: 0, scores: { buyer: 0.9 } }], () => ({
      facts: { area: { value: 'north', confidence: 1, extractor: 'bot' } },
      handoff: { to: 'human', reason: 'beyond me', confidence: 1 },
    })) as [JournalRecord, JournalRecord];
    const ending = (turn: string): JournalRecord => ({
      ...answered,
      events: answered.events.map((event) => (event.type === 'turn.finished' ? { ...event, turn } : event)),
      entries: [],
    });

    test('tells the shadow what the contact has said to another bot, and nothing of what that bot does about it', () => {
      const shadow = createShadow(asksFirst);
      expect(shadow.follow(asked)).toMatchObject({
        decisions: 1,
        disagreements: [{ live: { decision: 'handoff' }, shadow: { decision: 'ask', guard: 'contract' } }],
      });
      expect(shadow.follow(answered)).toEqual({ decisions: 1, disagreements: [] });
      const [, , third] = live(base, [
        { after: 0, scores: { buyer: 0.9 } },
        { after: minute, scores: { seller: 0.9 } },
      ]) as [JournalRecord, JournalRecord, JournalRecord];
      expect(shadow.follow({ ...third, now: answered.now + minute }).disagreements).toEqual([]);
    });

    test('and that nobody waited for any more is nothing to the shadow either', () => {
      const shadow = createShadow(asksFirst);
      shadow.follow(asked);
      expect(shadow.follow(ending('k-t0-1'))).toEqual({ decisions: 0, disagreements: [] });
      expect(shadow.follow(answered)).toEqual({ decisions: 1, disagreements: [] });
    });

    test('of a contact is nothing to another', () => {
      const shadow = createShadow(asksFirst);
      shadow.follow(asked);
      expect(shadow.follow({ ...answered, key: 'another' })).toEqual({ decisions: 0, disagreements: [] });
    });

    test('and that another service has written down decides nothing', () => {
      const shadow = createShadow(asksFirst);
      expect(shadow.follow({ ...asked, by: 'outbound' })).toEqual({ decisions: 0, disagreements: [] });
    });
  });

  test('a bot that fails on the live side only has not failed in the shadow', () => {
    const journal = live(policyWith(), [{ after: 0, scores: { buyer: 0.9 } }], ({ attempt }) =>
      attempt === 1 ? 'fails' : {},
    );
    const shadow = createShadow(policyWith({}, 0.92));
    expect(journal.map((record) => shadow.follow(record).decisions)).toEqual([1, 0, 0, 0]);
    const later = live(policyWith(), [...bounce.slice(0, 1), { after: minute, scores: {} }]).at(-2) as JournalRecord;
    expect(shadow.follow({ ...later, now: later.now + minute }).decisions).toBe(1);
  });

  test('a bot that fails for good on the live side only calls a person there only', () => {
    const said = [...bounce.slice(0, 1), { after: minute, scores: {} }];
    const found = shadowed(
      policyWith({}, 0.92),
      live(policyWith(), said, () => 'fails'),
    );
    expect(found.map(({ live: was, shadow }) => [was.guard, shadow.guard])).toEqual([
      [null, 'threshold'],
      ['human', null],
    ]);
  });

  test('what the same bot asks for on both sides is decided on both', () => {
    const asks: Answers = ({ bot }) =>
      bot === 'lead' ? { handoff: { to: 'seller', reason: 'asks', confidence: 0.8 } } : {};
    const journal = live(policyWith(), [{ after: 0, scores: {} }], asks);
    const shadow = createShadow(policyWith());
    expect(journal.map((record) => shadow.follow(record).decisions)).toEqual([1, 1, 0]);
  });

  test('a move to another bot is a disagreement, though both move', () => {
    const bots = policyWith().bots.map((bot) => (bot.id === 'buyer' ? { ...bot, intents: [] } : bot));
    const journal = live(policyWith(), [{ after: 0, scores: { buyer: 0.9, seller: 0.7 } }]);
    expect(shadowed({ ...policyWith(), bots }, journal)).toMatchObject([
      { live: { decision: 'handoff', to: 'buyer' }, shadow: { decision: 'handoff', to: 'seller' } },
    ]);
  });

  test('a conversation in which nothing is learned is stuck on both sides, whoever has it', () => {
    const said = [...bounce.slice(0, 1), ...Array.from({ length: 3 }, () => ({ after: minute, scores: {} }))];
    const found = shadowed(policyWith({}, 0.92), live(policyWith(), said));
    expect(found.map(({ message }) => message.slice(0, 2))).toEqual(['m0', 'm1', 'm2']);
  });

  test('who has the contact differs, and that alone is a disagreement', () => {
    const handsOver: Answers = () => ({ handoff: { to: 'human', reason: 'beyond me', confidence: 1 } });
    const found = shadowed(
      policyWith({}, 0.92),
      live(policyWith(), [...bounce.slice(0, 1), { after: minute, scores: {} }], handsOver),
    );
    expect(found[1]).toEqual({
      key: 'k',
      message: 'm1xxxxxxxxxxxxxxxxxxxxxxxx',
      at: expect.any(Number),
      live: { decision: 'stay', from: null, to: null, guard: 'human' },
      shadow: { decision: 'stay', from: null, to: null, guard: null },
      cause: 'human',
    });
  });
});
