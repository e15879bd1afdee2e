import {
  appendTo,
  contactStreamMs,
  type JournalEntry,
  type JournalRecord,
  journalWrites,
  OutboundReply,
  parse,
  type shardKeys,
  streamLengths,
} from '@baton/contracts';
import type { Expectation, Handle, LaneCommit, LaneEntry, LaneWork, RedisWrite } from '@baton/lanes';
import { attributes, messaging, withSpan } from '@baton/runtime';
import type { Redis } from 'ioredis';
import type { Channels } from './channel.ts';

export interface OutboundPorts {
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
  readonly channels: Channels;
}

const staleEpoch = 'stale-epoch';

/** What became of a reply, for the journal. */
const toEntry = (reply: OutboundReply, isCurrent: boolean): JournalEntry => {
  const { id, by, epoch, text, answers } = reply;
  return isCurrent
    ? { type: 'reply.sent', reply: id, by, epoch, text, answers }
    : { type: 'reply.suppressed', reply: id, by, epoch, reason: staleEpoch, answers };
};

const toRecord = (work: LaneWork, entries: JournalEntry[]): JournalRecord => ({
  ...{
    schema: 1,
    by: 'outbound',
    key: work.key,
    commit: 0,
    now: work.now,
    policy: '',
    learned: {},
    health: {},
    events: [],
  },
  entries,
});

const toReply = (entry: LaneEntry): OutboundReply => parse(OutboundReply, JSON.parse(entry.body ?? ''), 'a reply');

/**
 * The replies that one commit may cover: as many as stay inside Redis, or one that leaves it, so that a crash repeats
 * no more than one sending.
 */
const chooseBatch = (replies: readonly OutboundReply[], channels: Channels): readonly OutboundReply[] => {
  const leaves = replies.findIndex(({ channel }) => channels[channel]);
  return leaves === -1 ? replies : replies.slice(0, Math.max(leaves, 1));
};

const writesFor = (
  { keys }: OutboundPorts,
  work: LaneWork,
  batch: readonly OutboundReply[],
  epoch: number,
): RedisWrite[] => {
  const current = batch.filter((reply) => reply.epoch === epoch);
  const record = toRecord(
    work,
    batch.map((reply) => toEntry(reply, reply.epoch === epoch)),
  );
  const own = keys.contactSent(work.key);
  const sent = current.flatMap((reply) => {
    const json = JSON.stringify(reply);
    return [
      appendTo(keys.sent, streamLengths.sent, 'reply', json),
      appendTo(own, streamLengths.contactSent, 'reply', json),
      ['PEXPIRE', own, contactStreamMs] as const,
    ];
  });
  return [...sent, ...journalWrites(keys, record)];
};

const send = async ({ channels }: OutboundPorts, reply: OutboundReply, work: LaneWork): Promise<boolean> => {
  const channel = channels[reply.channel];
  const span = {
    kind: 'producer',
    parent: reply.traceparent,
    attributes: { ...messaging('send', channel?.id ?? 'sent'), [attributes.conversation]: work.key },
  } as const;
  await withSpan('send reply', span, async () => channel?.send(reply, `${work.key}:${reply.id}`, work.signal));
  return channel !== undefined;
};

/**
 * The gate. Each reply goes out once and in order, or is held back for good once its contact's epoch has moved on: the
 * epoch is an expectation of the commit that records the reply, so one that was overtaken meanwhile is judged again.
 * A reply that has left through a provider is recorded as sent whatever has happened since.
 */
export const createHandleReplies =
  (ports: OutboundPorts): Handle =>
  async (work: LaneWork): Promise<LaneCommit> => {
    const batch = chooseBatch(work.ready.map(toReply), ports.channels);
    if (batch.length === 0) return { consumed: { urgent: work.urgent.length, ready: 0 } };
    const key = ports.keys.gate(work.key);
    const equals = await ports.redis.hget(key, 'epoch');
    const epoch = Number(equals ?? 0);
    let hasLeft = false;
    for (const reply of batch) {
      if (reply.epoch === epoch && (await send(ports, reply, work))) hasLeft = true;
    }
    const expect: Expectation[] = hasLeft ? [] : [{ key, field: 'epoch', equals }];
    return {
      consumed: { urgent: work.urgent.length, ready: batch.length },
      writes: writesFor(ports, work, batch, epoch),
      expect,
    };
  };
