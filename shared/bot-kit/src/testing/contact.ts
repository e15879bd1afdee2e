import type {
  ContactEvent,
  Explanation,
  HandoffCard,
  Health,
  JournalEntry,
  Learned,
  OutboundReply,
  Outcome,
  Policy,
  TurnJob,
} from '@baton/contracts';
import { contactKey } from '@baton/contracts/ids';
import {
  type Command,
  type ContactState,
  decide,
  initialState,
  parseState,
  serializeState,
  takes,
  wakeAt,
} from '@baton/core';

/** What the world outside is, as of now. */
export interface World {
  readonly policy: Policy;
  readonly learned: Learned;
  readonly health: Health;
  readonly now: number;
}

/** One contact in memory: its state, its mailbox, and all that has come of it. */
export interface MemoryContact {
  readonly id: string;
  state: ContactState;
  readonly mailbox: ContactEvent[];
  readonly journal: JournalEntry[];
  readonly decisions: Explanation[];
  /** As they left the gate: what an epoch has overtaken is not here. */
  readonly replies: OutboundReply[];
  readonly outcomes: Outcome[];
  readonly cards: HandoffCard[];
  /** Turns that were started and have not been run. */
  readonly turns: TurnJob[];
}

export const createMemoryContact = (id: string): MemoryContact => ({
  id,
  state: initialState(),
  mailbox: [],
  journal: [],
  decisions: [],
  replies: [],
  outcomes: [],
  cards: [],
  turns: [],
});

const perform = (contact: MemoryContact, command: Command): void => {
  switch (command.type) {
    case 'start-turn':
      contact.turns.push(command.job);
      return;
    case 'abort-turn': {
      const index = contact.turns.findIndex((job) => job.turn === command.turn);
      if (index >= 0) contact.turns.splice(index, 1);
      return;
    }
    case 'send-reply':
      if (command.reply.epoch === contact.state.epoch) contact.replies.push(command.reply);
      return;
    case 'record-outcome':
      contact.outcomes.push(command.outcome);
      return;
    case 'call-human':
      contact.cards.push(command.card);
      return;
    default:
      command satisfies never;
  }
};

const isUrgent = (event: ContactEvent): boolean =>
  event.type !== 'message.received' && event.type !== 'message.passed_over';

/** What the lane would hand over: everything urgent, then as many messages as the contact takes now. */
const takeEvents = (contact: MemoryContact, policy: Policy): ContactEvent[] => {
  const urgent = contact.mailbox.filter(isUrgent);
  const messages = contact.mailbox.filter((event) => !isUrgent(event));
  const taken = messages.splice(0, takes(contact.state, messages, policy));
  contact.mailbox.splice(0, contact.mailbox.length, ...messages);
  return [...urgent, ...taken];
};

/** One drain: load, decide, commit. The state goes through its JSON, as it does between two drains in Redis. */
export const drain = (contact: MemoryContact, { policy, learned, health, now }: World): void => {
  const events = takeEvents(contact, policy);
  const state = parseState(serializeState(contact.state));
  const decided = decide(state, events, { policy, learned, health, now, key: contactKey(contact.id) });
  contact.state = decided.state;
  contact.journal.push(...decided.journal);
  contact.decisions.push(...decided.explanations);
  for (const command of decided.commands) perform(contact, command);
};

/** When this contact must be looked at again though nothing arrives; null: never. */
export const nextLook = (contact: MemoryContact): number | null => wakeAt(contact.state);
