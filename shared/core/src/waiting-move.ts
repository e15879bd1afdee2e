import { type ContactEventOf, type Explanation, type JournalEntryOf, routeName } from '@baton/contracts';
import { thresholdOf } from './candidates.ts';
import type { Occasion } from './explain.ts';
import { learnFacts, missingFrom } from './facts.ts';
import { performance } from './guards/performance.ts';
import { callHuman } from './human.ts';
import { consider } from './moves.ts';
import { dropMove } from './ownership.ts';
import { routeOf } from './policy-index.ts';
import type { Move } from './state.ts';
import type { Step } from './step.ts';
import { direct, gather } from './turns.ts';

type Deferred = Move & { readonly status: 'deferred' };
type InReview = Move & { readonly status: 'review' };
type Edits = JournalEntryOf<'review.edited'>['edits'];

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

type Decision = ContactEventOf<'review.decided'>;

/** The owner gets it back as a task, at once: nobody else would start its turn. */
const reject = (step: Step, move: InReview, { review, by, reason }: Decision): void => {
  const { from, proposal } = move;
  const said = reason === undefined ? {} : { reason };
  step.journal.push({ type: 'review.rejected', review, by, ...said });
  step.journal.push({ type: 'handoff.refused', from, to: proposal.to, guard: 'review', until: null });
  step.state.move = { status: 'none' };
  direct(step, { kind: 'revise', to: proposal.to, reason: reason ?? 'a person has rejected it', by });
  gather(step);
};

const editsOf = ({ state }: Step, reports: NonNullable<Decision['facts']>): Edits =>
  Object.fromEntries(
    Object.entries(reports)
      .map(([name, { value }]) => [name, { before: state.facts[name]?.value ?? null, after: value }] as const)
      .filter(([, { before, after }]) => before !== after),
  );

const noteApproval = (step: Step, { review, verdict, by, facts = {} }: Decision): void => {
  const edits = verdict === 'edit' ? editsOf(step, facts) : {};
  if (Object.keys(edits).length === 0) {
    step.journal.push({ type: 'review.approved', review, by });
    return;
  }
  step.journal.push({ type: 'review.edited', review, by, edits });
  learnFacts(step, facts, by, step.now);
};

/** A person's verdict on the review that is open; on any other it has no effect. */
export const onReviewDecided = (step: Step, decision: Decision): void => {
  const { move } = step.state;
  if (move.status !== 'review' || move.review !== decision.review) return;
  if (decision.verdict === 'reject') {
    reject(step, move, decision);
    return;
  }
  noteApproval(step, decision);
  consider(step, move.proposal, { rivals: null, approved: true }, occasionOf('admin', move));
};

/** Which is no denial: the route's policy says how it goes on. */
const timeOut = (step: Step, move: InReview): void => {
  const { from, proposal, review } = move;
  const next = routeOf(step.inputs.policy, from, proposal.to)?.reviewTimeout ?? 'forget';
  step.journal.push({ type: 'review.timed_out', review, next });
  if (next === 'proceed') {
    consider(step, proposal, { rivals: null, approved: true }, occasionOf('timer', move));
    return;
  }
  step.state.move = { status: 'none' };
  step.journal.push({ type: 'handoff.expired', from, to: proposal.to });
  if (next === 'person') callHuman(step, 'review_timed_out', `nobody has reviewed ${routeName(from, proposal.to)}`);
};

/** What nobody has decided or answered in time: a review has timed out, which is no denial; a question is forgotten. */
export const expireMove = (step: Step, until: number): void => {
  const { move } = step.state;
  if (move.status === 'review' && move.until <= until) {
    timeOut(step, move);
    return;
  }
  if (move.status === 'asking' && move.until <= until) dropMove(step);
};
