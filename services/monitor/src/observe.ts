import { activityOf, readCounts, sumCounts } from '@baton/activity';
import type { Observed } from '@baton/alerts';
import { type Health, lanes, type Policy, queues } from '@baton/contracts';
import { attentionKey, laneRoot } from '@baton/lanes';
import { openQueue, redisTime, type Shard } from '@baton/runtime';

/** A contact that is due this long has been missed, ms: the sweeper looks several times a second. */
const overdueMs = 60_000;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0);

const waitingIn = async (shard: Shard, name: string): Promise<number> => {
  const queue = openQueue(shard, name);
  try {
    return await queue.getWaitingCount();
  } finally {
    await queue.close();
  }
};

const overdueIn = async ({ redis, prefix }: Shard, now: number): Promise<number> =>
  total(
    await Promise.all(
      Object.values(lanes).map((lane) => redis.zcount(attentionKey(laneRoot(prefix, lane)), '-inf', now - overdueMs)),
    ),
  );

/** What the alert rules look at, of all shards together. */
export const observe = async (shards: readonly Shard[], policy: Policy, health: Health): Promise<Observed> => {
  const [first] = shards as [Shard];
  const now = await redisTime(first.redis);
  const ofAll = async (read: (shard: Shard) => Promise<number>): Promise<number> =>
    total(await Promise.all(shards.map(read)));
  const counts = await Promise.all(shards.map(({ redis, prefix }) => readCounts(redis, prefix, '1h', now)));
  const waiting = policy.bots.map(
    async ({ id }) => [id, await ofAll((shard) => waitingIn(shard, queues.bot(id)))] as const,
  );
  return {
    policy,
    now,
    health,
    activity: activityOf(sumCounts(counts)),
    waiting: Object.fromEntries(await Promise.all(waiting)),
    deadLetters: await ofAll((shard) => waitingIn(shard, queues.deadLetters)),
    overdue: await ofAll((shard) => overdueIn(shard, now)),
  };
};
