import { type Learned, type LearnedRoute, type Outcome, routeName } from '@baton/contracts';
import { learnedBounds } from './candidates.ts';
import { clamp, exact } from './number.ts';

const day = 86_400_000;

/** The figures of the learning rule. */
const rule = {
  /** Fewer outcomes of a route than this teach nothing. */
  minOutcomes: 10,
  /** After this long an outcome counts for half as much. */
  halfLifeMs: 7 * day,
  /** So many of one contact's outcomes of a route count, the newest: nobody can move a threshold alone. */
  contactCap: 3,
  /** So many of a route's outcomes count, the newest: what is kept of them is bounded. */
  routeCap: 1000,
  /** Adjustments are whole steps of this: a threshold does not move for less. */
  step: 0.001,
  /** A success rate over `good` lowers the threshold, under `bad` raises it; between them nothing moves. */
  good: 0.8,
  bad: 0.5,
  /** Few outcomes are drawn towards the middle of the two, as if this many had come out there. */
  priorWeight: 4,
} as const;

const priorRate = (rule.good + rule.bad) / 2;

/** From 0 at 0 to 1 at 1 with level ends, so that no single outcome moves a threshold by a jump. */
const smooth = (x: number): number => x * x * (3 - 2 * x);

const adjustmentAt = (rate: number): number => {
  if (rate > rule.good) return learnedBounds.down * smooth((rate - rule.good) / (1 - rule.good));
  if (rate < rule.bad) return learnedBounds.up * smooth((rule.bad - rate) / rule.bad);
  return 0;
};

const isNewer = (a: Outcome, b: Outcome): number => b.at - a.at || (a.handoff < b.handoff ? 1 : -1);

const newest = (outcomes: readonly Outcome[], count: number): readonly Outcome[] =>
  outcomes.toSorted(isNewer).slice(0, count);

/**
 * Of one route's outcomes those that count: each handoff once, each contact's newest three, the newest thousand in all.
 * Whoever adds outcomes to what was kept, in any order and any portions, keeps the same ones as from all at once.
 */
export const evidenceOf = (outcomes: readonly Outcome[]): readonly Outcome[] => {
  const once = new Map(outcomes.map((outcome) => [outcome.handoff, outcome]));
  const byContact = Map.groupBy(once.values(), ({ key }) => key);
  const capped = [...byContact.values()].flatMap((own) => newest(own, rule.contactCap));
  return newest(capped, rule.routeCap);
};

const inSteps = (adjustment: number): number => exact(Math.round(adjustment / rule.step) * rule.step) + 0;

/** What a route's evidence teaches its threshold, as of `now` (ms). */
export const learnRoute = (evidence: readonly Outcome[], now: number): LearnedRoute => {
  let [weight, success] = [0, 0];
  // The order of the sums is fixed, so that the same evidence gives the same bits.
  for (const { at, result } of evidence.toSorted(isNewer)) {
    const faded = 2 ** (-Math.max(0, now - at) / rule.halfLifeMs);
    weight += faded;
    if (result === 'successful') success += faded;
  }
  const drawn = exact((success + rule.priorWeight * priorRate) / (weight + rule.priorWeight));
  const isEnough = evidence.length >= rule.minOutcomes;
  return {
    adjustment: isEnough ? inSteps(clamp(adjustmentAt(drawn), learnedBounds.down, learnedBounds.up)) : 0,
    outcomes: evidence.length,
    successRate: weight > 0 ? exact(success / weight) : 0,
  };
};

/**
 * What outcomes teach the thresholds of their routes, as of `now` (ms). Pure; the order of the outcomes does not matter,
 * and the same handoff twice counts once.
 *
 * From 10 outcomes on the threshold moves, smoothly, in steps of 0.001: down towards −0.05 as the success rate passes
 * 0.8, up towards +0.10 as it falls under 0.5. `failed`, `reverted` and `timeout` are all no success. Ages count by
 * half-life, 7 days; few outcomes are drawn to the middle, where nothing moves; and of one contact's outcomes the newest
 * three count, so that nobody can move a threshold alone. `outcomes` of the result is how many counted.
 */
export const learn = (outcomes: readonly Outcome[], now: number): Learned => {
  const byRoute = Map.groupBy(outcomes, ({ from, to }) => routeName(from, to));
  return Object.fromEntries([...byRoute].map(([route, own]) => [route, learnRoute(evidenceOf(own), now)]));
};
