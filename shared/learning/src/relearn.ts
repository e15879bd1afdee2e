import { LearnedRoute, type LedgerCause, type Outcome, type OutcomeResult } from '@baton/contracts';
import { learnRoute } from '@baton/core';
import { type Change, type DraftEntry, isFrozen, type Learning } from './learning.ts';

export const parseRow = (bytes: string | null): LearnedRoute | null =>
  bytes === null ? null : LearnedRoute.parse(JSON.parse(bytes));

const countByResult = (outcomes: readonly Outcome[]): Record<OutcomeResult, number> => {
  const counts = { successful: 0, failed: 0, reverted: 0, timeout: 0 };
  for (const { result } of outcomes) counts[result] += 1;
  return counts;
};

export interface Move {
  readonly route: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly cause: LedgerCause;
}

/** The ledger's entry of a move, with the evidence there was for it. */
export const entryOf = (learning: Learning, { route, before, after, cause }: Move): DraftEntry => {
  const evidence = learning.evidence.get(route) ?? [];
  const { outcomes, successRate } = learnRoute(evidence, learning.now);
  return {
    ...{ route, before: parseRow(before), after: parseRow(after), outcomes, successRate, cause },
    evidence: countByResult(evidence),
    bytes: before,
  };
};

/**
 * The rows of these routes as their evidence has them now. A frozen row stays as it is; a row whose adjustment does not
 * change is brought up to date without an entry.
 */
export const relearn = (learning: Learning, routes: Iterable<string>, cause: LedgerCause) => {
  const rows = new Map<string, string>();
  const entries: DraftEntry[] = [];
  for (const route of routes) {
    if (isFrozen(learning, route)) continue;
    const before = learning.rows.get(route) ?? null;
    const learned = learnRoute(learning.evidence.get(route) ?? [], learning.now);
    const after = JSON.stringify(learned);
    if (after === before) continue;
    rows.set(route, after);
    const moves = (parseRow(before)?.adjustment ?? 0) !== learned.adjustment;
    if (moves) entries.push(entryOf(learning, { route, before, after, cause }));
  }
  return { rows, entries };
};

/** Time alone: what was learned fades. */
export const refresh = (learning: Learning): Change => relearn(learning, learning.evidence.keys(), 'decay');
