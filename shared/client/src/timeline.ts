import {
  BatonError,
  type ContactEventOf,
  type Explanation,
  type HandoffCard,
  JournalRecord,
  type Policy,
} from '@baton/contracts';
import { type ContactProfile, type ContactState, cardNow, parseState, profileOf } from '@baton/core';
import type { MailboxView } from '@baton/lanes';
import { redisTime } from '@baton/runtime';
import { type Home, reaching, type ShardAccess } from './shard-access.ts';
import { readLast } from './streams.ts';

/** As many commits as a contact's journal keeps. */
const timelineLength = 1000;

type MessageEvent = ContactEventOf<'message.received'>;

export interface ExplainedDecision {
  readonly explanation: Explanation;
  readonly record: JournalRecord;
  /** The message it goes back to, with how it was read; it may be of an earlier commit. */
  readonly message: MessageEvent | null;
}

export interface Timeline {
  /** What happened to a contact, oldest first; empty for one never seen. */
  timeline(contact: string): Promise<JournalRecord[]>;
  /** One decision with its reasons. Throws `not-found`. */
  decision(id: string): Promise<ExplainedDecision>;
  /** What is waiting for a contact, and its state (`doc`, JSON) as the coordinator last committed it. */
  contact(contact: string): Promise<MailboxView & { readonly key: string }>;
  /** What is known of a contact, under its domain's policy. Throws `not-found` for one never seen. */
  profile(contact: string, policy: Policy): Promise<ContactProfile>;
  /** What is remembered of a contact, as last committed. Throws `not-found` for one never seen. */
  state(contact: string): Promise<ContactState>;
  /** A contact's handoff card as of now, whether or not somebody has called for a person. Throws `not-found`. */
  card(contact: string): Promise<HandoffCard>;
}

const decisionsOf = (record: JournalRecord): Explanation[] =>
  record.entries.flatMap((entry) => (entry.type === 'decision.made' ? [entry.decision] : []));

const messageIn = (records: readonly JournalRecord[], id: string | null): MessageEvent | null => {
  for (const { events } of records) {
    for (const event of events) if (event.type === 'message.received' && event.id === id) return event;
  }
  return null;
};

const recordsOf = async ({ shard, keys, key }: Home): Promise<JournalRecord[]> => {
  const entries = await reaching(() => readLast(shard.redis, keys.contactJournal(key), timelineLength));
  return entries.flatMap(({ value }) => {
    // As it was written, byte for byte: a replay compares with it, and a schema would put its fields in another order.
    const written: unknown = JSON.parse(value);
    return JournalRecord.safeParse(written).success ? [written as JournalRecord] : [];
  });
};

const stateOf = async ({ lane, key }: Home): Promise<ContactState> => {
  const doc = await reaching(() => lane.doc(key));
  if (doc === null) throw new BatonError('not-found', 'nothing is known of this contact');
  return parseState(doc);
};

/** Ids of decisions start with their contact's key, so that a decision leads to its journal. */
const keyOf = (decision: string): string => decision.split('-')[0] ?? '';

export const createTimeline = (access: ShardAccess): Timeline => ({
  timeline: async (contact) => recordsOf(access.home(contact)),
  contact: async (contact) => {
    const { lane, key } = access.home(contact);
    return { key, ...(await reaching(() => lane.read(key))) };
  },
  profile: async (contact, policy) => profileOf(await stateOf(access.home(contact)), policy),
  state: async (contact) => stateOf(access.home(contact)),
  card: async (contact) => {
    const home = access.home(contact);
    const [state, now] = await Promise.all([stateOf(home), reaching(() => redisTime(home.shard.redis))]);
    return cardNow(state, home.key, now);
  },
  decision: async (id) => {
    const records = await recordsOf(access.homeOf(keyOf(id)));
    for (const record of records) {
      const explanation = decisionsOf(record).find((decision) => decision.id === id);
      if (explanation) return { explanation, record, message: messageIn(records, explanation.message) };
    }
    throw new BatonError('not-found', 'no such decision in the journal');
  },
});
