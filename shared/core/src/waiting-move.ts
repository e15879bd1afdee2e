import type { ContactEventOf, Explanation } from '@baton/contracts';
import { thresholdOf } from './candidates.ts';
import type { Occasion } from './explain.ts';
import { missingFrom } from './facts.ts';
import { performance } from './guards/performance.ts';
import { consider } from './moves.ts';
import { dropMove } from './ownership.ts';
import { routeOf } from './policy-index.ts';
import type { Move } from './state.ts';
import type { Step } from './step.ts';
import { direct } from './turns.ts';

type Deferred = Move & { readonly status: 'deferred' };
type InReview = Move & { readonly status: 'review' };

const occasionOf = (trigger: Explanation['trigger'], move: Exclude<Move, { status: 'none' }>): Occasion => ({
  trigger,
  message: move.proposal.message,
  candidates: [],
  evidence: [],
});

/** A move that waited for facts goes on as soon as all of them are known. */
export const completeMove = (step: Step, trigger: Explanation['trigger']): void => {
  const { move, facts } = step.state;
  if (move.status !== 'asking' || missingFrom(facts, move.missing).length > 0) return;
  consider(step, move.proposal, { rivals: null }, occasionOf(trigger, move));
};

const hasRecovered = (step: Step, { from, proposal }: Deferred): boolean => {
  const { state, inputs, now } = step;
  const route = routeOf(inputs.policy, from, proposal.to);
  if (!route) return true;
  const threshold = thresholdOf(inputs.learned, route);
  return performance({ state, inputs, now, owner: from, route, proposal, threshold, rivals: null, approved: false })
    .pass;
};

/** Offers a deferred move again: when its time has come, or earlier when the target is seen to have recovered. */
export const reofferMove = (step: Step): void => {
  const { move } = step.state;
  if (move.status !== 'deferred') return;
  const due = move.until <= step.now;
  if (due || hasRecovered(step, move))
    consider(step, move.proposal, { rivals: null, again: due }, occasionOf('timer', move));
};

const refused = (step: Step, move: InReview, why: string): void => {
  const { from, proposal } = move;
  step.journal.push({ type: 'handoff.refused', from, to: proposal.to, guard: 'review', until: null });
  step.state.move = { status: 'none' };
  direct(step, { kind: 'refused', to: proposal.to, guard: 'review', until: null, why });
};

export const onReviewDecided = (
  step: Step,
  { review, verdict, by, reason }: ContactEventOf<'review.decided'>,
): void => {
  const { move } = step.state;
  if (move.status !== 'review' || move.review !== review) return;
  if (verdict === 'reject') {
    step.journal.push({ type: 'review.rejected', review, by });
    refused(step, move, reason ?? 'a person has rejected it');
    return;
  }
  step.journal.push({ type: 'review.approved', review, by });
  consider(step, move.proposal, { rivals: null, approved: true }, occasionOf('admin', move));
};

/** What nobody has decided or answered in time: a review has timed out, which is no denial; a question is forgotten. */
export const expireMove = (step: Step, until: number): void => {
  const { move } = step.state;
  if (move.status === 'review' && move.until <= until) {
    step.journal.push({ type: 'review.timed_out', review: move.review });
    dropMove(step);
    return;
  }
  if (move.status === 'asking' && move.until <= until) dropMove(step);
};
