import { noteFailure } from './outcomes.ts';
import { stopOutreach } from './outreach/follow-ups.ts';
import { dropMove } from './ownership.ts';
import { acknowledge, silence } from './replies.ts';
import { ownerName } from './state.ts';
import type { Step } from './step.ts';
import { supersedeTurn } from './turns.ts';

/** Everything stops: the turn, what waits, what is on its way out. One acknowledgement answers it all, once. */
export const optOut = (step: Step, message: string): void => {
  const { state } = step;
  if (state.optedOutAt !== null) return;
  silence(step);
  dropMove(step);
  supersedeTurn(step, 'opted out');
  noteFailure(step, ownerName(state.owner));
  const answers = [...state.pending.map(({ id }) => id), message];
  state.optedOutAt = step.now;
  state.epoch += 1;
  state.pending = [];
  state.directives = [];
  state.asked = null;
  stopOutreach(step);
  step.journal.push({ type: 'contact.opted_out', message });
  acknowledge(step, 'optedOut', answers);
};

export const optIn = (step: Step, message: string): void => {
  step.state.optedOutAt = null;
  step.journal.push({ type: 'contact.opted_in', message });
  acknowledge(step, 'optedIn', [message]);
};
