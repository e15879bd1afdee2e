import type { DecisionKind, Verdict } from '@baton/contracts';
import { thresholdOf } from './candidates.ts';
import type { Considered, Rivals } from './considered.ts';
import { decidingOf, explainMove, explainNoRoute, type Occasion } from './explain.ts';
import { missingFor } from './guards/contract.ts';
import { leadsOf } from './guards/margin.ts';
import { runGuards } from './guards.ts';
import { commitHandoff } from './handoff.ts';
import { dropMove } from './ownership.ts';
import { routeOf } from './policy-index.ts';
import { ownerName, type Proposal } from './state.ts';
import { deriveId, type Step } from './step.ts';
import { direct } from './turns.ts';

export interface Weighing {
  /** null for a move that was weighed before, or that a bot asks for. */
  readonly rivals: Rivals | null;
  readonly approved?: boolean;
  /** A deferral has come to its end: what fails now is the next attempt. */
  readonly again?: boolean;
}

const attemptsSoFar = ({ move }: Step['state'], to: string): number =>
  move.status === 'deferred' && move.proposal.to === to ? move.attempt : 0;

const attemptOf = (step: Step, to: string, again: boolean): number => {
  const attempts = attemptsSoFar(step.state, to);
  return again || attempts === 0 ? attempts + 1 : attempts;
};

/** Rivals this close are asked about, unless that was done a moment ago. An owner who is clearly ahead is no tie. */
const worthAsking = (step: Step, move: Considered): boolean => {
  const { clarifiedAt } = step.state;
  const { clarifyEveryMs } = step.inputs.policy.limits;
  const tie = leadsOf(move).some(({ measured, limit }) => Math.abs(measured) < limit);
  return tie && (clarifiedAt === null || step.now - clarifiedAt >= clarifyEveryMs);
};

const kindOf = (step: Step, move: Considered, deciding: Verdict | null, again: boolean): DecisionKind => {
  switch (deciding?.guard) {
    case undefined:
      return 'handoff';
    case 'margin':
      return worthAsking(step, move) ? 'clarify' : 'stay';
    case 'performance': {
      const { maxDeferrals } = step.inputs.policy.limits.performance;
      return attemptOf(step, move.route.to, again) <= maxDeferrals ? 'defer' : 'stay';
    }
    case 'contract':
      return 'ask';
    case 'review':
      return 'review';
    default:
      return 'stay';
  }
};

const clarify = (step: Step, move: Considered): void => {
  step.state.clarifiedAt = step.now;
  const rival = leadsOf(move).find(({ measured, limit }) => Math.abs(measured) < limit);
  direct(step, { kind: 'clarify', between: [move.route.to, rival?.over ?? move.owner] });
};

const refuse = (step: Step, { route }: Considered, verdict: Verdict): void => {
  const { guard, until, why } = verdict;
  step.journal.push({ type: 'handoff.refused', from: route.from, to: route.to, guard, until });
  direct(step, { kind: 'refused', to: route.to, guard, until, why });
};

/** A new wait takes the place of another target's; the same target's goes on. */
const replaceMove = (step: Step, to: string): void => {
  const { move } = step.state;
  if (move.status !== 'none' && move.proposal.to !== to) dropMove(step);
};

const defer = (step: Step, { route, proposal }: Considered, verdict: Verdict, again: boolean): void => {
  const attempts = attemptsSoFar(step.state, route.to);
  const attempt = attemptOf(step, route.to, again);
  const until = verdict.until ?? step.now;
  replaceMove(step, route.to);
  step.state.move = { status: 'deferred', proposal, from: route.from, attempt, until };
  if (attempt !== attempts) {
    step.journal.push({ type: 'handoff.deferred', from: route.from, to: route.to, until, attempt });
  }
  direct(step, { kind: 'refused', to: route.to, guard: 'performance', until, why: verdict.why });
};

const ask = (step: Step, move: Considered): void => {
  const { route, proposal } = move;
  const missing = missingFor(move);
  const until = step.now + step.inputs.policy.limits.batonTtlMs;
  replaceMove(step, route.to);
  step.state.move = { status: 'asking', proposal, from: route.from, missing, until };
  direct(step, { kind: 'ask', to: route.to, missing });
};

const openReview = (step: Step, { route, proposal }: Considered, verdict: Verdict): void => {
  const { move } = step.state;
  direct(step, { kind: 'refused', to: route.to, guard: 'review', until: null, why: verdict.why });
  if (move.status === 'review' && move.proposal.to === route.to) return;
  replaceMove(step, route.to);
  const review = deriveId(step, 'r');
  const until = step.now + step.inputs.policy.limits.reviewMs;
  step.state.move = { status: 'review', proposal, from: route.from, review, until };
  step.journal.push({ type: 'review.opened', review, from: route.from, to: route.to });
};

/** Guards that say no to something the contact plainly wants: the owner is told, so that it can say so. */
const refusing = new Set<Verdict['guard']>(['cooldown', 'cycle', 'rate-hour', 'rate-day', 'performance']);

const giveUp = (step: Step, { route }: Considered): void => {
  const attempts = attemptsSoFar(step.state, route.to);
  step.journal.push({ type: 'handoff.given_up', from: route.from, to: route.to, attempts });
};

const stay = (step: Step, move: Considered, verdict: Verdict, trigger: Occasion['trigger']): void => {
  const { guard } = verdict;
  const wanted = trigger !== 'message';
  if (!wanted && !refusing.has(guard)) return;
  const waits = step.state.move.status !== 'none' && step.state.move.proposal.to === move.route.to;
  if (guard === 'performance') giveUp(step, move);
  if (waits && (wanted || guard === 'performance')) dropMove(step);
  refuse(step, move, guard === 'performance' ? { ...verdict, until: null } : verdict);
};

const commit = (step: Step, move: Considered): void => {
  const waiting = step.state.move;
  if (waiting.status !== 'none' && waiting.proposal.to === move.route.to) step.state.move = { status: 'none' };
  commitHandoff(step, move);
};

interface Resolution {
  readonly kind: DecisionKind;
  readonly verdict: Verdict | null;
  readonly again: boolean;
}

const apply = (step: Step, move: Considered, { kind, verdict, again }: Resolution, occasion: Occasion): void => {
  if (verdict === null) {
    commit(step, move);
    return;
  }
  switch (kind) {
    case 'clarify':
      clarify(step, move);
      return;
    case 'defer':
      defer(step, move, verdict, again);
      return;
    case 'ask':
      ask(step, move);
      return;
    case 'review':
      openReview(step, move, verdict);
      return;
    default:
      stay(step, move, verdict, occasion.trigger);
      return;
  }
};

const givenUp = (kind: DecisionKind, verdict: Verdict | null): { why: string; until: null } | null =>
  kind === 'stay' && verdict?.guard === 'performance'
    ? { why: `${verdict.why.split(';')[0]}; deferred too often`, until: null }
    : null;

/** Asks every guard about one move, explains what follows, and does it. */
export const consider = (step: Step, proposal: Proposal, weighing: Weighing, occasion: Occasion): DecisionKind => {
  const { state, inputs, now } = step;
  const owner = ownerName(state.owner);
  const route = routeOf(inputs.policy, owner, proposal.to);
  if (!route) return considerNoRoute(step, proposal, occasion);
  const { rivals, approved = false, again = false } = weighing;
  const threshold = thresholdOf(inputs.learned, route);
  const move: Considered = { state: { ...state }, inputs, now, owner, route, proposal, threshold, rivals, approved };
  const verdicts = runGuards(move);
  const verdict = decidingOf(verdicts);
  const kind = kindOf(step, move, verdict, again);
  explainMove(step, occasion, move, { decision: kind, verdicts, ...givenUp(kind, verdict) });
  apply(step, move, { kind, verdict, again }, occasion);
  return kind;
};

const considerNoRoute = (step: Step, { to, score }: Proposal, occasion: Occasion): DecisionKind => {
  const from = ownerName(step.state.owner);
  const { why } = explainNoRoute(step, occasion, to, score);
  if (step.state.move.status !== 'none' && step.state.move.proposal.to === to) dropMove(step);
  step.journal.push({ type: 'handoff.refused', from, to, guard: 'threshold', until: null });
  direct(step, { kind: 'refused', to, guard: 'threshold', until: null, why });
  return 'stay';
};
