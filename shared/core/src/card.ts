import type { HandoffCard } from '@baton/contracts';
import { summaryOf, valuesOf } from './facts.ts';
import { type ContactState, ownerName, type PendingMessage } from './state.ts';

type Reason = HandoffCard['reason'];

const priorities: Readonly<Record<Reason, HandoffCard['priority']>> = {
  legal_financial_topic: 'urgent',
  bot_failed: 'urgent',
  explicit_human_request: 'high',
  hot_lead_qualified: 'high',
  unproductive_loop: 'normal',
  bot_request: 'normal',
  review_timed_out: 'normal',
  'took-over': 'normal',
  'on-request': 'normal',
};

const openQuestions = ({ move, asked }: ContactState): string[] => {
  const missing = move.status === 'asking' ? move.missing : [];
  return [...new Set([...(asked ? [asked.fact] : []), ...missing])];
};

/** What the contact has said and nobody has answered. */
export const unanswered = ({ turn, pending, owner }: ContactState): readonly PendingMessage[] => {
  if (owner.status === 'human') return (owner.said ?? []).filter(({ author }) => author === 'contact');
  return [...(turn.status === 'running' ? turn.messages : []), ...pending];
};

export interface CardOccasion {
  readonly id: string;
  /** Hashed contact id. */
  readonly key: string;
  readonly reason: Reason;
  readonly words: string;
  readonly confidence?: number;
  readonly now: number;
}

export const cardOf = (state: ContactState, occasion: CardOccasion): HandoffCard => {
  const { id, key, reason, words, confidence = 1, now } = occasion;
  return {
    ...{ schema: 1, id, key, contact: state.contact ?? '', channel: state.channel, language: state.language ?? 'en' },
    ...{ from: ownerName(state.owner), reason, words, confidence, priority: priorities[reason], at: now },
    facts: valuesOf(state.facts),
    summary: summaryOf(state.facts),
    openQuestions: openQuestions(state),
    messages: unanswered(state).map(({ text, at, id: message }) => ({ id: message, text, at })),
  };
};

/** The card of a contact as it is now, for a person who wants to know. The words of an earlier call are not in it. */
export const cardNow = (state: ContactState, key: string, now: number): HandoffCard => {
  const reason = state.owner.status === 'human' ? state.owner.reason : 'on-request';
  return cardOf(state, { id: `${key}-now`, key, reason, words: '', now });
};
