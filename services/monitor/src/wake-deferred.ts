import { type Health, lanes, type Policy, shardKeys } from '@baton/contracts';
import { fitBots } from '@baton/core';
import { wake } from '@baton/lanes';
import { redisTime, type Shard } from '@baton/runtime';

/** Contacts that one command wakes. */
const atOnce = 500;

export interface WakeOptions {
  readonly policy: Policy;
  readonly health: Health;
  /** Over how long the wakes are spread, ms: a bot that has just recovered is not met by everybody at once. */
  readonly withinMs: number;
}

type ShardPort = Pick<Shard, 'redis' | 'prefix'>;

/** Has every contact looked at again that waits for this bot. Returns how many there were. */
const wakeAll = async ({ redis, prefix }: ShardPort, bot: string, from: number, withinMs: number): Promise<number> => {
  const waiting = shardKeys(prefix).deferred(bot);
  const size = await redis.scard(waiting);
  let woken = 0;
  let cursor = '0';
  do {
    const [next, keys] = await redis.sscan(waiting, cursor, 'COUNT', atOnce);
    const at = (index: number) => Math.round(from + withinMs * Math.min(1, (woken + index) / Math.max(1, size)));
    await wake({ redis, prefix, lane: lanes.contacts }, new Map(keys.map((key, index) => [key, at(index)])));
    woken += keys.length;
    cursor = next;
  } while (cursor !== '0');
  return woken;
};

/**
 * Has the contacts looked at again whose move was deferred and whose target is fit by now: the core then offers the move
 * anew. Whoever stays deferred, because the bot has slowed down again meanwhile, is woken again next time. Returns how
 * many were woken.
 */
export const wakeDeferred = async (shard: ShardPort, { policy, health, withinMs }: WakeOptions): Promise<number> => {
  const now = await redisTime(shard.redis);
  const woken = await Promise.all(fitBots(policy, health, now).map((bot) => wakeAll(shard, bot, now, withinMs)));
  return woken.reduce((sum, count) => sum + count, 0);
};
