import type { Baton, RoutePolicy } from '@baton/contracts';
import type { Considered } from './considered.ts';
import { shown } from './number.ts';
import { noteReturn } from './outcomes.ts';
import { giveToBot } from './ownership.ts';
import { indexOf } from './policy-index.ts';
import { deriveId, type Step } from './step.ts';
import { direct, gatherNow } from './turns.ts';

/** What is sensitive crosses only by name. */
const carriedBy = (step: Step, { carries, requires, to }: RoutePolicy): string[] => {
  const { cleared } = indexOf(step.inputs.policy);
  const isNamed = (name: string): boolean => carries.includes(name) || requires.includes(name);
  const isOpen = (name: string): boolean => carries.includes('*') && cleared.get(name)?.has(to) !== false;
  return Object.keys(step.state.facts).filter((name) => isNamed(name) || isOpen(name));
};

const toBaton = (step: Step, { route, proposal }: Considered): Baton => ({
  from: route.from,
  reason: proposal.reason,
  confidence: proposal.score,
  at: step.now,
  expiresAt: step.now + step.inputs.policy.limits.batonTtlMs,
  carried: carriedBy(step, route),
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
  gatherNow(step);
};
