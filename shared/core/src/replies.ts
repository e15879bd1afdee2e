import type { Language, Phrases } from '@baton/contracts';
import { deriveId, type Step } from './step.ts';

/** A reply of this commit; its epoch is null until the commit's last event has been handled. */
export interface QueuedReply {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly answers: readonly string[];
  epoch: number | null;
  readonly traceparent: string | undefined;
  /** Not sent after this. */
  readonly until?: number;
}

export const languageOf = (step: Step): Language => step.state.language ?? 'en';

export const queueReply = (step: Step, reply: Omit<QueuedReply, 'epoch'>): void => {
  step.replies.push({ ...reply, epoch: null });
};

/** What Baton itself says, in the contact's language, when no bot may. */
export const acknowledge = (step: Step, phrase: keyof Phrases, answers: readonly string[]): void => {
  const { phrases } = step.inputs.policy;
  const text = (phrases[languageOf(step)] ?? Object.values(phrases)[0])?.[phrase];
  if (!text) return;
  queueReply(step, { id: deriveId(step, 'a'), text, by: 'baton', answers, traceparent: undefined });
};

/** Whatever this commit has queued so far keeps the epoch that is about to pass, so that the gate refuses it. */
export const silence = (step: Step): void => {
  for (const reply of step.replies) reply.epoch ??= step.state.epoch;
};

/**
 * Replies carry the epoch after the commit: a bot that answers and hands over in one turn is still heard, and what was
 * queued before is not.
 */
export const flushReplies = (step: Step): void => {
  const { contact, channel, epoch: current } = step.state;
  for (const { traceparent, ...reply } of step.replies) {
    const queued = { ...reply, answers: [...reply.answers], epoch: reply.epoch ?? current };
    const { id, by, text, answers, epoch } = queued;
    step.journal.push({ type: 'reply.queued', reply: id, by, epoch, text, answers });
    const traced = traceparent === undefined ? {} : { traceparent };
    step.commands.push({ type: 'send-reply', reply: { ...queued, contact: contact ?? '', channel, ...traced } });
  }
};
