import type { ContactEvent } from '@baton/contracts';
import type { Decided, DecideInputs } from './command.ts';
import { onMessage } from './on-message.ts';
import { onTurnFinished } from './on-turn.ts';
import { flushReplies } from './replies.ts';
import type { ContactState } from './state.ts';
import { createStep, type Step } from './step.ts';
import { startDueTurn } from './turns.ts';

const handle = (step: Step, event: ContactEvent): void => {
  switch (event.type) {
    case 'message.received':
      return onMessage(step, event);
    case 'turn.finished':
      return onTurnFinished(step, event);
    default:
      return;
  }
};

export const decide = (state: ContactState, events: readonly ContactEvent[], inputs: DecideInputs): Decided => {
  const step = createStep(state, inputs);
  for (const event of events) handle(step, event);
  startDueTurn(step);
  flushReplies(step);
  step.state.commit = step.commit;
  step.state.seenAt = step.now;
  const { journal, commands, explanations } = step;
  return { state: step.state, journal, commands, explanations };
};
