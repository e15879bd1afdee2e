import type { Change } from '@baton/contracts';
import type { Considered } from './considered.ts';
import { exact } from './number.ts';
import { botOf } from './policy-index.ts';

export const subjectOf = ({ proposal }: Considered): string => proposal.intent ?? proposal.to;

export const confidence = (move: Considered, to: number, why: string): Change => ({
  what: `confidence:${subjectOf(move)}`,
  from: move.proposal.score,
  to,
  why,
});

export const otherIntent = (intent: string, from: number, to: number, why: string): Change => ({
  what: `confidence:${intent}`,
  from,
  to,
  why,
});

export const sizeOf = ({ from, to }: Change): number => Math.abs((to ?? 0) - (from ?? 0));

export const smallest = (changes: readonly Change[]): Change | null => {
  let best: Change | null = null;
  for (const change of changes) if (!best || sizeOf(change) < sizeOf(best)) best = change;
  return best;
};

/** The slowest P95 at which the target is still offered contacts, ms. */
export const promisedP95 = ({ inputs, route }: Considered): number =>
  exact(inputs.policy.limits.performance.p95Ratio * Math.max(1, botOf(inputs.policy, route.to).sla.p95Ms));
