import type { Explanation, FactValue, HandoffCard, JournalEntry, Outcome } from '@baton/contracts';
import { type ContactState, ownerName } from '@baton/core';
import type { MemoryContact } from './contact.ts';

/** What a test sees of one contact. */
export interface ContactView {
  readonly contact: string;
  /** `nobody`, `human`, or the bot's id. */
  readonly owner: string;
  /** Texts that went out, in order. */
  readonly replies: readonly string[];
  /** Those since the contact's last message. */
  readonly latest: readonly string[];
  readonly facts: Readonly<Record<string, FactValue>>;
  /** The fact that has been asked for and not answered. */
  readonly asked: string | null;
  readonly journal: readonly JournalEntry[];
  readonly decisions: readonly Explanation[];
  readonly outcomes: readonly Outcome[];
  readonly cards: readonly HandoffCard[];
  readonly state: ContactState;
}

/** A live view: it always tells how things stand. `heardAt` is how many replies there were at the last message. */
export const createView = (contact: MemoryContact, heardAt: () => number): ContactView => ({
  contact: contact.id,
  get owner() {
    return ownerName(contact.state.owner);
  },
  get replies() {
    return contact.replies.map((reply) => reply.text);
  },
  get latest() {
    return contact.replies.slice(heardAt()).map((reply) => reply.text);
  },
  get facts() {
    return Object.fromEntries(Object.entries(contact.state.facts).map(([name, fact]) => [name, fact.value]));
  },
  get asked() {
    return contact.state.asked?.fact ?? null;
  },
  journal: contact.journal,
  decisions: contact.decisions,
  outcomes: contact.outcomes,
  cards: contact.cards,
  get state() {
    return contact.state;
  },
});
