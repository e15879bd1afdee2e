import { JournalRecord, OutboundReply, shardKeys } from '@baton/contracts';
import { openRedis, type Shard, type Shards } from '@baton/runtime';
import type { z } from 'zod';
import type { ShardAccess } from './shard-access.ts';
import { type Following, followStream, lastId } from './streams.ts';

/** A contact's own id, or everybody. */
export type Target = { readonly contact: string } | 'all';

export interface Follow {
  /** Replies as they go out to the contact. */
  replies(target: Target, onReply: (reply: OutboundReply) => void): Promise<Following>;
  /** Commits as they are made: what happened, and every decision. */
  journal(target: Target, onRecord: (record: JournalRecord) => void): Promise<Following>;
}

const connect = (shard: Shard) => openRedis(shard.url, 'blocking');

/** A later release's entries may have shapes that this one does not know: they are passed over. */
const reader =
  <T extends z.ZodType>(schema: T, on: (value: z.output<T>) => void) =>
  ({ value }: { value: string }): void => {
    const parsed = schema.safeParse(JSON.parse(value));
    if (parsed.success) on(parsed.data);
  };

const together = (all: readonly Following[]): Following => ({
  async close() {
    await Promise.all(all.map((one) => one.close()));
  },
});

/** Follows start at the moment they are asked for: what happens after `await` is not missed. */
export const createFollow = (access: ShardAccess, shards: Shards): Follow => {
  const start = async (shard: Shard, stream: string, onEntry: (entry: { value: string }) => void): Promise<Following> =>
    followStream(connect(shard), stream, await lastId(shard.redis, stream), onEntry);

  const startAll = async (
    target: Target,
    streamOf: (keys: ReturnType<typeof shardKeys>, key?: string) => string,
    onEntry: (entry: { value: string }) => void,
  ): Promise<Following> => {
    if (target !== 'all') {
      const { shard, key, keys } = access.home(target.contact);
      return start(shard, streamOf(keys, key), onEntry);
    }
    return together(
      await Promise.all(shards.all.map((shard) => start(shard, streamOf(shardKeys(shard.prefix)), onEntry))),
    );
  };

  return {
    replies: (target, onReply) =>
      startAll(target, (keys, key) => (key ? keys.contactSent(key) : keys.sent), reader(OutboundReply, onReply)),
    journal: (target, onRecord) =>
      startAll(target, (keys, key) => (key ? keys.contactJournal(key) : keys.journal), reader(JournalRecord, onRecord)),
  };
};
