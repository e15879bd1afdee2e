import {
  appendTo,
  contactStreamMs,
  type JournalEntry,
  type JournalRecord,
  journalWrites,
  type OutboundReply,
  type shardKeys,
  streamLengths,
} from '@baton/contracts';
import type { LaneWork, RedisWrite } from '@baton/lanes';

type Keys = ReturnType<typeof shardKeys>;

export const sentEntry = ({ id, by, epoch, text, answers }: OutboundReply): JournalEntry => ({
  ...{ type: 'reply.sent', reply: id, by, epoch, text, answers },
});

export const suppressedEntry = ({ id, by, epoch, answers }: OutboundReply, reason: string): JournalEntry => ({
  ...{ type: 'reply.suppressed', reply: id, by, epoch, reason, answers },
});

/** What the gate has done, in everybody's journal and in the contact's. */
export const recordWrites = (keys: Keys, { key, now }: LaneWork, entries: JournalEntry[]): RedisWrite[] => {
  const record: JournalRecord = {
    ...{ schema: 1, by: 'outbound', key, commit: 0, now, policy: '', learned: {}, health: {}, events: [] },
    entries,
  };
  return journalWrites(keys, record);
};

/** A reply that goes out, where it is followed: by everybody, and by its contact. */
export const sentWrites = (keys: Keys, key: string, reply: OutboundReply): RedisWrite[] => {
  const json = JSON.stringify(reply);
  const own = keys.contactSent(key);
  return [
    appendTo(keys.sent, streamLengths.sent, 'reply', json),
    appendTo(own, streamLengths.contactSent, 'reply', json),
    ['PEXPIRE', own, contactStreamMs],
  ];
};
