import { randomUUID } from 'node:crypto';
import type { Client } from '@baton/client';
import type { JournalRecord } from '@baton/contracts';
import { type ContactState, initialState, parseState } from '@baton/core';
import { probe } from './probe.ts';

export interface Settled {
  /** What happened from the first of the messages on. */
  readonly records: readonly JournalRecord[];
  readonly state: ContactState;
}

/** Every message has come to the contact's lane. */
const startOf = (records: readonly JournalRecord[], messages: readonly string[]): number | null => {
  const indexes = messages.map((id) =>
    records.findIndex(({ entries }) => entries.some((entry) => entry.type === 'message.received' && entry.id === id)),
  );
  return indexes.includes(-1) ? null : Math.min(...indexes);
};

/** Every reply that was queued has gone out or was held back. */
export const isDelivered = (records: readonly JournalRecord[]): boolean => {
  const open = new Set<string>();
  for (const entry of records.flatMap(({ entries }) => entries)) {
    if (entry.type === 'reply.queued') open.add(entry.reply);
    if (entry.type === 'reply.sent' || entry.type === 'reply.suppressed') open.delete(entry.reply);
  }
  return open.size === 0;
};

/** The mailbox is empty, no turn is under way or planned. */
export const readIdle = async (client: Pick<Client, 'contact'>, contact: string): Promise<ContactState | null> => {
  const { doc, urgent, waiting, busy } = await client.contact(contact);
  const state = doc === null ? initialState() : parseState(doc);
  return urgent + waiting > 0 || busy || state.turn.status !== 'idle' ? null : state;
};

/**
 * What has come of the messages, once nothing more will: the mailbox is empty, no turn is under way or planned, every
 * reply has left. null until then.
 */
export const readSettled = async (
  client: Pick<Client, 'contact' | 'timeline'>,
  contact: string,
  messages: readonly string[],
): Promise<Settled | null> => {
  const state = await readIdle(client, contact);
  if (state === null) return null;
  const records = await client.timeline(contact);
  const start = startOf(records, messages);
  if (start === null || !isDelivered(records.slice(start))) return null;
  return { records: records.slice(start), state };
};

export interface ExchangeOptions {
  readonly timeoutMs: number;
  readonly channel?: string;
  readonly signal?: AbortSignal;
}

/** Says several things in quick succession and waits until all is answered; null when the time is over first. */
export const exchange = async (
  client: Pick<Client, 'publish' | 'contact' | 'timeline'>,
  contact: string,
  texts: readonly string[],
  { timeoutMs, channel, signal }: ExchangeOptions,
): Promise<Settled | null> => {
  const messages: string[] = [];
  for (const text of texts) {
    const published = await client.publish({ contact, id: randomUUID(), text, ...(channel && { channel }) });
    messages.push(published.message);
  }
  return probe(() => readSettled(client, contact, messages), { timeoutMs, ...(signal && { signal }) });
};
