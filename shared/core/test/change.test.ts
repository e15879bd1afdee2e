import type { Explanation, Scored } from '@baton/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainLine } from '../src/index.ts';
import { applyChange, type Moment } from '../testing/apply-change.ts';
import { at, minutes } from '../testing/clock.ts';
import { assigned, handedOff, learnedFor, measured, says } from '../testing/happenings.ts';
import { rules } from '../testing/rules.ts';
import { newWorld } from '../testing/world.ts';

const bots = ['lead', 'buyer', 'seller'] as const;
const decisionAt = 12 * 60;

const decisionOf = ({ world, now, scored }: Moment): Explanation => {
  const [decision] = says('words', now, scored)(world).latest.explanations;
  if (!decision) throw new Error('a message of a contact is always decided about');
  return decision;
};

const score = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const past = fc.record({
  from: fc.constantFrom(...bots),
  to: fc.constantFrom(...bots),
  ago: fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 31, max: 59 }), fc.integer({ min: 60, max: 1439 })),
});

const moment = fc
  .record({
    owner: fc.constantFrom(...bots),
    moves: fc.array(past, { maxLength: 7 }),
    buyer: score,
    seller: score,
    wish: fc.constantFrom(null, null, null, 'buyer', 'seller'),
    requires: fc.subarray(['name', 'area']),
    review: fc.boolean(),
    p95Ms: fc.constantFrom(500, 500, 2400, 2401, 9000),
    errorRate: fc.constantFrom(0, 0, 0.1, 0.2),
    adjustment: fc.constantFrom(0, -0.05, 0.03, 0.1),
  })
  .map((drawn): Moment => {
    const policy = rules();
    const routes = policy.routes.map((route) => ({ ...route, requires: drawn.requires, review: drawn.review }));
    const now = at('00:00') + minutes(decisionAt);
    const moves = drawn.moves
      .filter(({ from, to }) => from !== to)
      .sort((a, b) => b.ago - a.ago)
      .map(({ from, to, ago }) => handedOff(from, to, now - minutes(ago)));
    const happenings = [
      ...moves,
      assigned(drawn.owner, now - 1),
      ...bots.map((bot) => measured(bot, { p95Ms: drawn.p95Ms, errorRate: drawn.errorRate }, now)),
      learnedFor(`${drawn.owner}->seller`, drawn.adjustment),
    ];
    const world = happenings.reduce((before, happening) => happening(before), newWorld({ ...policy, routes }));
    const scored: Partial<Scored> = { intents: { buyer: drawn.buyer, seller: drawn.seller }, wish: drawn.wish };
    return { world, now, scored };
  });

const gist = ({ decision, guard, to }: Explanation): string => `${decision} ${guard} ${to}`;

test('the change that an explanation names turns the decision, whatever the decision', () => {
  const turned = new Set<string>();
  fc.assert(
    fc.property(moment, (drawn) => {
      const decision = decisionOf(drawn);
      if (decision.change === null) {
        expect(decision).toMatchObject({ decision: 'stay', to: null });
        return;
      }
      const after = decisionOf(applyChange(drawn, decision.change));
      expect(gist(after), `${explainLine(decision)}; change ${JSON.stringify(decision.change)}`).not.toBe(
        gist(decision),
      );
      turned.add(`${decision.decision} ${decision.guard}`);
    }),
    { numRuns: 1500, seed: 20_260_302 },
  );
  expect([...turned].sort()).toEqual([
    'ask contract',
    'clarify margin',
    'defer performance',
    'handoff null',
    'review review',
    'stay cooldown',
    'stay cycle',
    'stay margin',
    'stay null',
    'stay rate-hour',
    'stay threshold',
  ]);
});

test('a hair less than the change asks for is not enough', () => {
  fc.assert(
    fc.property(moment, (drawn) => {
      const decision = decisionOf(drawn);
      const { change } = decision;
      if (!change?.what.startsWith('confidence:') || change.from === null || change.to === null) return;
      const to = change.to + (change.to > change.from ? -1e-5 : 2e-6);
      if (to <= 0 || to > 1) return;
      const nearly = decisionOf(applyChange(drawn, { ...change, to }));
      expect(gist(nearly)).not.toBe(gist(decisionOf(applyChange(drawn, change))));
    }),
    { numRuns: 1500, seed: 20_260_303 },
  );
});

test('every decision names exactly one guard that decided, or none for a move and where there was no candidate', () => {
  fc.assert(
    fc.property(moment, (drawn) => {
      const { verdicts, guard, decision, to } = decisionOf(drawn);
      const against = verdicts.filter((verdict) => !verdict.pass && !verdict.bypassed);
      expect(guard).toBe(against[0]?.guard ?? null);
      expect(guard === null).toBe(decision === 'handoff' || to === null);
      expect(verdicts.every(({ margin }) => margin >= 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
