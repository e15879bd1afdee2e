import type { Explanation } from '@baton/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainLine } from '../src/index.ts';
import { anyMoment } from '../testing/any-moment.ts';
import { isOutranked, isSmaller, shortOf, singleChanges, turns, turnsGuard } from '../testing/change-space.ts';
import { decisionOf, type Moment } from '../testing/moment.ts';

const told = (decision: Explanation): string => `${explainLine(decision)}; change ${JSON.stringify(decision.change)}`;

/** Changes that would do as well and are smaller than the one named; any at all where none is said to be enough. */
const smallerChanges = (moment: Moment, decision: Explanation) => {
  const { change } = decision;
  const space = singleChanges(moment, decision);
  const turning = space.filter((one) => turns(moment, decision, one));
  if (!change) return turning;
  if (isOutranked(decision)) return [];
  if (turns(moment, decision, change)) {
    return [...turning, ...shortOf(change)].filter((one) => isSmaller(one, change) && turns(moment, decision, one));
  }
  const easier = [...space, ...shortOf(change)].filter((one) => isSmaller(one, change));
  const isThought = decision.guard !== null;
  return [...turning, ...(isThought ? easier.filter((one) => turnsGuard(moment, decision, one)) : [])];
};

test('the change that an explanation names, applied and decided again, turns the decision, and no smaller one does', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const decision = decisionOf(moment);
      const { change } = decision;
      if (change) {
        const isTurned = turns(moment, decision, change) || turnsGuard(moment, decision, change);
        expect(isTurned, told(decision)).toBe(true);
      }
      expect(smallerChanges(moment, decision), told(decision)).toEqual([]);
    }),
    { numRuns: fc.readConfigureGlobal().numRuns ?? 500, seed: 20_260_302 },
  );
});

test('the moments that are tried are of every kind', () => {
  const decisions = fc.sample(anyMoment, { numRuns: 1000, seed: 20_260_302 }).map(decisionOf);
  const kinds = decisions.map(({ decision, guard, change }) => `${decision} ${guard} ${change?.what.split(':')[0]}`);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ...['ask contract facts', 'clarify margin confidence', 'defer performance errorRate'],
      ...['defer performance health', 'defer performance now', 'defer performance p95Ms', 'handoff null confidence'],
      ...['handoff null p95Ms', 'handoff null wish', 'human human human', 'review review approval'],
      ...['stay cooldown now', 'stay cycle now', 'stay human human', 'stay margin confidence', 'stay null confidence'],
      ...['stay null opt-out', 'stay null wish', 'stay rate-hour now', 'stay threshold confidence'],
      ...['stay threshold wish', 'stay margin wish', 'suppress opt-out opt-out'],
    ]),
  );
});

test('every decision names exactly one guard that decided, or none for a move and where there was no candidate', () => {
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const { verdicts, guard, decision, to } = decisionOf(moment);
      const against = verdicts.filter((verdict) => !verdict.pass && !verdict.bypassed);
      if (verdicts.length > 0) expect(guard).toBe(against[0]?.guard ?? null);
      if (guard === null) expect(decision === 'handoff' || to === null).toBe(true);
      expect(verdicts.every(({ margin }) => margin >= 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
