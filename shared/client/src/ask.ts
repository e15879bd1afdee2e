import { type InboundMessageInput, JournalRecord } from '@baton/contracts';
import { openRedis } from '@baton/runtime';
import { type Answers, isComplete, noAnswers, type SentReply, seeRecord } from './answers.ts';
import type { Publish, Published } from './publish.ts';
import type { ShardAccess } from './shard-access.ts';
import { followStream, lastId } from './streams.ts';

export interface Asked {
  readonly published: Published;
  /** In the order in which they went out; empty when nobody answers, as after an opt-out. */
  readonly replies: readonly SentReply[];
  /** false: the time was over first, and more may come. */
  readonly complete: boolean;
}

export type Ask = (message: InboundMessageInput, options?: { timeoutMs?: number }) => Promise<Asked>;

const defaultTimeoutMs = 30_000;

/** Publishes a message and waits for the replies that answer it. Throws what `publish` throws. */
export const createAsk =
  (access: ShardAccess, publish: Publish): Ask =>
  async (message, { timeoutMs = defaultTimeoutMs } = {}) => {
    const { shard, keys, key } = access.home(message.contact);
    const stream = keys.contactJournal(key);
    const before = await lastId(shard.redis, stream).catch(() => '0-0');
    const published = await publish(message);
    // What answers a duplicate may long be in the journal.
    const from = published.duplicate ? '0-0' : before;
    let answers: Answers = noAnswers;
    await new Promise<void>((resolve) => {
      const following = followStream(openRedis(shard.url, 'blocking'), stream, from, ({ value }) => {
        const record = JournalRecord.safeParse(JSON.parse(value));
        if (record.success) answers = seeRecord(answers, record.data, published.message);
        if (isComplete(answers)) end();
      });
      const timer = setTimeout(() => end(), timeoutMs);
      const end = (): void => {
        clearTimeout(timer);
        resolve();
        following.close().catch(() => {});
      };
    });
    return { published, replies: answers.sent, complete: isComplete(answers) };
  };
