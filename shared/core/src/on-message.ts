import type { ContactEventOf } from '@baton/contracts';
import type { Step } from './step.ts';
import { gather } from './turns.ts';

export const onMessage = (step: Step, event: ContactEventOf<'message.received'>): void => {
  const { state } = step;
  const { id, text, at, channel, contact, author, traceparent } = event;
  state.contact = contact;
  state.channel = channel;
  step.journal.push({ type: 'message.received', id, text, channel, author });
  if (state.owner.status === 'nobody') {
    state.owner = { status: 'bot', bot: step.inputs.policy.firstBot, since: step.now, idleAt: null };
  }
  state.pending = [...state.pending, { id, text, at, ...(traceparent === undefined ? {} : { traceparent }) }];
  gather(step);
};
