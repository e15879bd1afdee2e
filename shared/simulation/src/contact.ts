import type { JournalEntry, OutboundReply } from '@baton/contracts';
import type { ContactState } from '@baton/core';
import { createMailbox, type Mailbox } from './lane-model.ts';

/** One contact, and all that a checker may see of it. */
export interface Contact {
  readonly key: string;
  readonly box: Mailbox;
  /** Replies that wait at the gate, in order. */
  readonly outbound: OutboundReply[];
  /** Everything that was committed, in order, with its time. */
  readonly log: { readonly at: number; readonly entry: JournalEntry }[];
  /** Ids in the order in which they were accepted. */
  readonly accepted: string[];
  /** Turns whose worker has come back. */
  readonly ended: Set<string>;
  /** When a person was ordered to hand back. */
  readonly handedBack: number[];
  /** What went out, and the state the contact was in then. */
  readonly sent: { readonly at: number; readonly reply: OutboundReply; readonly state: ContactState }[];
}

export const createContact = (key: string): Contact => ({
  key,
  box: createMailbox(),
  outbound: [],
  log: [],
  accepted: [],
  ended: new Set(),
  handedBack: [],
  sent: [],
});
