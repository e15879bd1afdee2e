import type { OutboundReply, shardKeys } from '@baton/contracts';
import type { LaneCommit, LaneWork } from '@baton/lanes';
import { attributes, messaging, withSpan } from '@baton/runtime';
import type { Redis } from 'ioredis';
import { heldBack } from './held-back.ts';
import { recordWrites, sentEntry, sentWrites, suppressedEntry } from './journal.ts';

export interface EmbeddedPorts {
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
}

const note = ({ traceparent }: OutboundReply, key: string): Promise<void> => {
  const span = {
    kind: 'producer',
    parent: traceparent,
    attributes: { ...messaging('send', 'sent'), [attributes.conversation]: key },
  } as const;
  return withSpan('send reply', span, async () => undefined);
};

/**
 * Replies to contacts who are Baton's own: all of them in the commit that records them, so each goes out once and in
 * order, or is held back for good once its contact's epoch has moved on. The epoch is an expectation of the commit, so one
 * that was overtaken meanwhile is judged again.
 */
export const sendEmbedded = async (
  { redis, keys }: EmbeddedPorts,
  work: LaneWork,
  batch: readonly OutboundReply[],
): Promise<LaneCommit> => {
  const gate = keys.gate(work.key);
  const equals = await redis.hget(gate, 'epoch');
  const epoch = Number(equals ?? 0);
  const current = batch.filter((reply) => heldBack(reply, epoch, work.now) === null);
  for (const reply of current) await note(reply, work.key);
  const entries = batch.map((reply) => {
    const why = heldBack(reply, epoch, work.now);
    return why === null ? sentEntry(reply) : suppressedEntry(reply, why);
  });
  return {
    consumed: { urgent: work.urgent.length, ready: batch.length },
    writes: [...current.flatMap((reply) => sentWrites(keys, work.key, reply)), ...recordWrites(keys, work, entries)],
    expect: [{ key: gate, field: 'epoch', equals }],
  };
};
