import { type Outcome, routeName } from '@baton/contracts';
import { evidenceOf } from '@baton/core';
import type { Change, Learning } from './learning.ts';
import { relearn } from './relearn.ts';

/** Field of the counters: `lead->seller:successful`. */
export const counterOf = ({ from, to, result }: Pick<Outcome, 'from' | 'to' | 'result'>): string =>
  `${routeName(from, to)}:${result}`;

/** Counts outcomes, each handoff's once whoever brings it again, and learns from them. */
export const absorb = (learning: Learning, outcomes: readonly Outcome[]): Change => {
  const once = new Map(outcomes.map((outcome) => [outcome.handoff, outcome]));
  const counts = [...once.values()].filter(({ handoff }) => !learning.counted.has(handoff));
  const byRoute = Map.groupBy(counts, ({ from, to }) => routeName(from, to));
  const evidence = new Map(
    [...byRoute].map(([route, added]) => [route, evidenceOf([...(learning.evidence.get(route) ?? []), ...added])]),
  );
  return { counts, evidence, ...relearn({ ...learning, evidence }, evidence.keys(), 'outcomes') };
};
