import type { Change, GuardName } from '@baton/contracts';
import type { Confidences } from './belief.ts';
import { type Candidate, ownConfidence, strongest } from './candidates.ts';
import { guardAfter } from './change-to-move.ts';
import type { Considered } from './considered.ts';
import { exact, shown } from './number.ts';
import { routeOf } from './policy-index.ts';
import { ownerName } from './state.ts';
import type { Step } from './step.ts';

/** What was heard, where no move was considered. */
export interface Heard {
  readonly candidates: readonly Candidate[];
  readonly confidences: Confidences;
}

/** The smallest step over nothing that still counts. */
const least = 1e-6;

/** A move to a candidate as it would be considered. */
const moveTo = (
  step: Step,
  { candidates, confidences }: Heard,
  candidate: Candidate,
  wish: boolean,
): Considered | null => {
  const { state, inputs, now } = step;
  const owner = ownerName(state.owner);
  const { to, intent, score, threshold } = candidate;
  const route = routeOf(inputs.policy, owner, to);
  if (!route) return null;
  const runnerUp = strongest(candidates.filter((other) => other !== candidate));
  const rivals = { runnerUp, own: ownConfidence(inputs, owner, confidences), confidences };
  const proposal = { to, intent, score, reason: '', message: null, wish };
  return { state, inputs, now, owner, route, proposal, threshold, rivals, approved: false };
};

/** A change, and the guard that says no all the same: worked out only for those that come to be asked. */
interface Try {
  readonly change: Change;
  readonly next: () => GuardName | null;
}

const tryChange = (move: Considered | null, change: Change): Try[] =>
  move ? [{ change, next: () => guardAfter(move, change) }] : [];

const raise = (step: Step, heard: Heard, candidate: Candidate): Try[] => {
  const { intent, threshold, score } = candidate;
  const own = ownConfidence(step.inputs, ownerName(step.state.owner), heard.confidences);
  const needed = Math.max(threshold, own > 0 ? exact(own + step.inputs.policy.limits.hysteresis) : 0, least);
  if (needed > 1) return [];
  const why = `needed ${shown(needed)}, had ${shown(score)}`;
  const change = { what: `confidence:${intent}`, from: score, to: needed, why };
  return tryChange(moveTo(step, heard, candidate, false), change);
};

const wishFor = (step: Step, heard: Heard, candidate: Candidate): Try[] => {
  const why = `the contact asks for ${candidate.to} in so many words`;
  return tryChange(moveTo(step, heard, candidate, true), { what: `wish:${candidate.intent}`, from: 0, to: 1, why });
};

/** The first that moves the contact; else the first of all, with the guard that decides then. */
const firstThatMoves = (tries: readonly Try[]): Change | null => {
  let first: Change | null = null;
  for (const { change, next } of tries) {
    const guard = next();
    if (guard === null) return change;
    first ??= { ...change, why: `${change.why}; then ${guard} decides` };
  }
  return first;
};

/** Nothing speaks for any candidate: the one that would need the least and may then go, or else a wish. */
export const changeWithoutCandidate = (step: Step, heard: Heard): Change | null => {
  const raises = heard.candidates.flatMap((one) => raise(step, heard, one));
  raises.sort((a, b) => (a.change.to ?? 0) - (b.change.to ?? 0));
  return firstThatMoves([...raises, ...heard.candidates.flatMap((one) => wishFor(step, heard, one))]);
};

/** The contact asks for the bot that it has: that wish taken back, or another in its place. */
export const changeOfOwnWish = (step: Step, heard: Heard, intent: string): Change | null => {
  const withoutIt = { what: `wish:${intent}`, from: 1, to: 0, why: 'had the contact not asked for it' };
  const best = strongest(heard.candidates);
  const taken = best ? tryChange(moveTo(step, heard, best, false), withoutIt) : [];
  return firstThatMoves([...taken, ...heard.candidates.flatMap((one) => wishFor(step, heard, one))]);
};
