import type { ContactEvent } from '@baton/contracts';
import type { Decided, DecideInputs } from './command.ts';
import { onFactsRecorded, onHumanHandedBack, onHumanTookOver, onOwnerAssigned } from './on-admin.ts';
import { onMessage } from './on-message.ts';
import { onTurnFailed, onTurnFinished } from './on-turn.ts';
import { arbitrate, onMessageProposed } from './outreach/proposals.ts';
import { ensureOwner } from './ownership.ts';
import { flushReplies } from './replies.ts';
import type { ContactState } from './state.ts';
import { createStep, type Draft, type Step, unreachable } from './step.ts';
import { runTimers } from './timers.ts';
import { startDueTurn } from './turns.ts';
import { onReviewDecided, reofferMove } from './waiting-move.ts';

const handle = (step: Step, event: ContactEvent): void => {
  switch (event.type) {
    case 'message.received':
      onMessage(step, event);
      return;
    case 'message.passed_over':
      step.journal.push({ type: 'message.passed_over', id: event.id });
      return;
    case 'turn.finished':
      onTurnFinished(step, event);
      return;
    case 'turn.failed':
      onTurnFailed(step, event);
      return;
    case 'owner.assigned':
      onOwnerAssigned(step, event);
      return;
    case 'facts.recorded':
      onFactsRecorded(step, event);
      return;
    case 'human.took_over':
      onHumanTookOver(step, event);
      return;
    case 'human.handed_back':
      onHumanHandedBack(step, event);
      return;
    case 'message.proposed':
      onMessageProposed(step, event);
      return;
    case 'review.decided':
      onReviewDecided(step, event);
      return;
    default:
      unreachable(event);
      return;
  }
};

const isChanged = (before: ContactState, after: Draft): boolean =>
  (Object.keys(after) as (keyof ContactState)[]).some((field) => before[field] !== after[field]);

/**
 * The one function that carries the system: what becomes of a contact, given what has happened, and why.
 *
 * Pure and total: the same arguments give the same result, ids included, and events that are late, doubled or out of
 * order have no effect. Call it with the events at the head of the mailbox, or with none when the time that `wakeAt`
 * gave has come. The order in it is fixed: timers that ran out before the first event, the events as they come, timers
 * that have run out by now, a deferred move whose target has recovered, what is proposed unasked, and the turn that is
 * due.
 *
 * A call that changes nothing returns the state it was given, and empty lists.
 */
export const decide = (state: ContactState, events: readonly ContactEvent[], inputs: DecideInputs): Decided => {
  const step = createStep(state, inputs);
  if (step.state.owner.status === 'bot') ensureOwner(step);
  if (events.length > 0) runTimers(step, Math.min(step.now, ...events.map(({ at }) => at)));
  for (const event of events) handle(step, event);
  runTimers(step, step.now);
  reofferMove(step);
  arbitrate(step);
  startDueTurn(step);
  flushReplies(step);
  const { journal, commands, explanations } = step;
  if (journal.length === 0 && commands.length === 0 && !isChanged(state, step.state)) {
    return { state, journal, commands, explanations };
  }
  step.state.commit = step.commit;
  step.state.seenAt = step.now;
  return { state: step.state, journal, commands, explanations };
};
