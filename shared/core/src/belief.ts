import type { Scored } from '@baton/contracts';
import { indexOf } from './policy-index.ts';
import type { Step } from './step.ts';

/** How much of what was said before still counts. With ½, evidence of 0.5 repeated for ever stays under 0.67. */
const historyWeight = 0.5;
/** Confidences smaller than this are forgotten. */
const floor = 0.05;

const scoreOf = (scored: Scored | null, intent: string): number => {
  if (!scored || !Object.hasOwn(scored.intents, intent)) return 0;
  const score = scored.intents[intent] ?? 0;
  return score >= 0 && score <= 1 ? score : 0;
};

export type Confidences = Readonly<Record<string, number>>;

/**
 * What the contact wants, as of this message: its own score `s`, raised by what earlier messages said,
 *
 *     c = s + (1 − s) · ½ · h · 2^(−Δt / half-life)
 *
 * a noisy-or in which history has half its weight, so that a message with no history has confidence `s` exactly, a
 * message never counts for less than it says, and saying it again counts for more. An intent that this message says
 * nothing for has confidence 0, however strong it was: what was said before waits for the next word, and fades. Only
 * intents that the policy names exist, and a score that is no number in 0..1 is none.
 */
export const updateBelief = (step: Step, scored: Scored | null): Confidences => {
  const { belief } = step.state;
  const { policy } = step.inputs;
  const halfLife = policy.limits.beliefHalfLifeMs;
  const decay = halfLife > 0 ? 2 ** (-Math.max(0, step.now - belief.at) / halfLife) : 0;
  const confidences: Record<string, number> = {};
  const kept: Record<string, number> = {};
  for (const intent of indexOf(policy).intents) {
    const score = scoreOf(scored, intent);
    const history = (belief.intents[intent] ?? 0) * decay;
    const confidence = score === 0 ? 0 : score + (1 - score) * historyWeight * history;
    confidences[intent] = confidence;
    const remaining = Math.max(confidence, history);
    if (remaining >= floor) kept[intent] = Math.round(remaining * 1e4) / 1e4;
  }
  step.state.belief = { at: step.now, intents: kept };
  return confidences;
};
