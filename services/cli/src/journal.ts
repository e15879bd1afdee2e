import { JournalRecord, shardKeys } from '@baton/contracts';
import type { Shard, Shards } from '@baton/runtime';

const pageSize = 1000;

const readShard = async ({ redis, prefix }: Shard): Promise<JournalRecord[]> => {
  const records: JournalRecord[] = [];
  let from = '-';
  for (;;) {
    const page = await redis.xrange(shardKeys(prefix).journal, from, '+', 'COUNT', pageSize);
    for (const [, fields] of page) {
      const written: unknown = JSON.parse(fields[1] as string);
      if (JournalRecord.safeParse(written).success) records.push(written as JournalRecord);
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) return records;
    from = `(${last[0]}`;
  }
};

/** Everybody's journal as it was written, oldest first, contact by contact in order. */
export const readJournal = async (shards: Shards): Promise<JournalRecord[]> =>
  (await Promise.all(shards.all.map(readShard))).flat();
