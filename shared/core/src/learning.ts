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
  /** What one contact's outcomes of a route may count for together, whatever their number. */
  contactCap: 3,
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

interface Weighed {
  /** Outcomes, of which each contact's count up to the cap. */
  readonly count: number;
  /** The same, faded with age. */
  readonly weight: number;
  /** Of which successful. */
  readonly success: number;
}

const weigh = (outcomes: readonly Outcome[], now: number): Weighed => {
  const byContact = Map.groupBy(outcomes, ({ key }) => key);
  let [count, weight, success] = [0, 0, 0];
  for (const own of byContact.values()) {
    const share = Math.min(1, rule.contactCap / own.length);
    count += own.length * share;
    for (const { at, result } of own) {
      const faded = share * 2 ** (-Math.max(0, now - at) / rule.halfLifeMs);
      weight += faded;
      if (result === 'successful') success += faded;
    }
  }
  return { count: exact(count), weight, success };
};

const learnRoute = (outcomes: readonly Outcome[], now: number): LearnedRoute => {
  const { count, weight, success } = weigh(outcomes, now);
  const drawn = (success + rule.priorWeight * priorRate) / (weight + rule.priorWeight);
  const adjustment =
    count < rule.minOutcomes ? 0 : clamp(adjustmentAt(exact(drawn)), learnedBounds.down, learnedBounds.up);
  return { adjustment: exact(adjustment) + 0, outcomes: count, successRate: weight > 0 ? exact(success / weight) : 0 };
};

/**
 * What a route's outcomes teach its threshold, as of `now` (ms). Pure; the order of the outcomes does not matter, and the
 * same handoff twice counts once.
 *
 * From 10 outcomes on the threshold moves, smoothly: down towards −0.05 as the success rate passes 0.8, up towards +0.10
 * as it falls under 0.5. `failed`, `reverted` and `timeout` are all no success. Ages count by half-life, 7 days; few
 * outcomes are drawn to the middle, where nothing moves; and one contact's outcomes weigh as much as three at most, so
 * that nobody can move a threshold alone. `outcomes` of the result counts with that cap.
 */
export const learn = (outcomes: readonly Outcome[], now: number): Learned => {
  const once = new Map(outcomes.map((outcome) => [outcome.handoff, outcome]));
  const byRoute = Map.groupBy(once.values(), ({ from, to }) => routeName(from, to));
  return Object.fromEntries([...byRoute].map(([route, own]) => [route, learnRoute(own, now)]));
};
