import { JournalRecord, type shardKeys } from '@baton/contracts';
import type { Redis } from 'ioredis';

/** The last records of a contact's journal, oldest first. */
export const contactRecords = async (
  redis: Redis,
  keys: ReturnType<typeof shardKeys>,
  key: string,
  count: number,
): Promise<JournalRecord[]> => {
  const entries = await redis.xrevrange(keys.contactJournal(key), '+', '-', 'COUNT', count);
  return entries.reverse().flatMap(([, [, json = '']]) => {
    const record = JournalRecord.safeParse(JSON.parse(json));
    return record.success ? [record.data] : [];
  });
};
