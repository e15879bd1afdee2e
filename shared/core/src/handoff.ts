import type { Baton, Facts, RoutePolicy } from '@baton/contracts';
import type { Considered } from './considered.ts';
import { shown } from './number.ts';
import { noteReturn } from './outcomes.ts';
import { giveToBot } from './ownership.ts';
import { deriveId, type Step } from './step.ts';
import { direct, gather, gatherNow } from './turns.ts';

const carriedBy = (route: RoutePolicy, facts: Facts): string[] =>
  Object.keys(facts).filter(
    (name) => route.carries.includes('*') || route.carries.includes(name) || route.requires.includes(name),
  );

const toBaton = (step: Step, { route, proposal }: Considered): Baton => ({
  from: route.from,
  reason: proposal.reason,
  confidence: proposal.score,
  at: step.now,
  expiresAt: step.now + step.inputs.policy.limits.batonTtlMs,
  carried: carriedBy(route, step.state.facts),
});

/** Moves the contact: new owner, higher epoch, the baton, an open outcome, and a turn in which the new owner speaks. */
export const commitHandoff = (step: Step, move: Considered): void => {
  const { state, now } = step;
  const { from, to } = move.route;
  const { reason, score } = move.proposal;
  const handoff = deriveId(step, 'h');
  const baton = toBaton(step, move);
  const last = state.handoffs.at(-1);
  step.journal.push({
    type: 'handoff.committed',
    handoff,
    from,
    to,
    reason,
    confidence: score,
    carried: baton.carried,
  });
  if (last?.from === to && last.to === from) step.journal.push({ type: 'handoff.returned', handoff, from, to });
  noteReturn(step, to);
  giveToBot(step, to, `${reason} ${shown(score)}`);
  const until = now + step.inputs.policy.limits.outcome.timeoutMs;
  state.handoffs = [
    ...state.handoffs,
    { id: handoff, from, to, at: now, confidence: score, outcome: { status: 'open', answers: 0, until } },
  ];
  state.baton = baton;
  direct(step, { kind: 'welcome', from });
  gather(step);
  gatherNow(step);
};
