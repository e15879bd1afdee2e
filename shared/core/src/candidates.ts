import type { Learned, RoutePolicy } from '@baton/contracts';
import { routeName } from '@baton/contracts';
import type { Confidences } from './belief.ts';
import type { DecideInputs } from './command.ts';
import { clamp, exact } from './number.ts';
import { indexOf } from './policy-index.ts';

export interface Candidate {
  readonly to: string;
  readonly intent: string;
  readonly score: number;
  readonly threshold: number;
}

/** What was learned moves a threshold by at most this much: down where moves succeed, up where they fail. */
export const learnedBounds = { down: -0.05, up: 0.1 } as const;

export const learnedAdjustment = (learned: Learned, route: RoutePolicy): number => {
  const name = routeName(route.from, route.to);
  const adjustment = Object.hasOwn(learned, name) ? (learned[name]?.adjustment ?? 0) : 0;
  return Number.isNaN(adjustment) ? 0 : clamp(adjustment, learnedBounds.down, learnedBounds.up);
};

export const thresholdOf = (learned: Learned, route: RoutePolicy): number =>
  exact(clamp(route.threshold + learnedAdjustment(learned, route), 0, 1));

/** The first of those that say most; undefined of none. */
export const strongestIntent = (intents: readonly string[], confidences: Confidences): string | undefined => {
  let best = intents[0];
  for (const intent of intents) if ((confidences[intent] ?? 0) > (confidences[best ?? intent] ?? 0)) best = intent;
  return best;
};

/** Each bot that a route leads to from the owner, with the strongest of its intents; in the policy's order. */
export const candidatesFor = (
  { policy, learned }: DecideInputs,
  owner: string,
  confidences: Confidences,
): Candidate[] => {
  const { routes, bots } = indexOf(policy);
  const candidates: Candidate[] = [];
  for (const route of routes.get(owner) ?? []) {
    const intent = strongestIntent(route.to === owner ? [] : (bots.get(route.to)?.intents ?? []), confidences);
    if (intent === undefined) continue;
    const score = exact(confidences[intent] ?? 0);
    candidates.push({ to: route.to, intent, score, threshold: thresholdOf(learned, route) });
  }
  return candidates;
};

/** How strongly the words speak for staying where they are; 0 for an owner with no intent of its own. */
export const ownConfidence = ({ policy }: DecideInputs, owner: string, confidences: Confidences): number =>
  Math.max(0, ...(indexOf(policy).bots.get(owner)?.intents ?? []).map((intent) => confidences[intent] ?? 0));

export const strongest = (candidates: readonly Candidate[]): Candidate | null => {
  let best: Candidate | null = null;
  for (const candidate of candidates) if (candidate.score > (best?.score ?? 0)) best = candidate;
  return best;
};
