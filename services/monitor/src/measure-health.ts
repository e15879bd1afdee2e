import { type Health, shardKeys } from '@baton/contracts';
import { healthOf, readSlots, reportOf, windows } from '@baton/health';
import { redisTime, type Shard } from '@baton/runtime';

/** Health is told again this often at least; a reader that finds it older knows that nobody measures. */
const keepMs = 10 * 60_000;

/** Every bot's health over the routing window: one bot works for all shards, so their samples are taken together. */
export const measureHealth = async (shards: readonly Shard[], bots: readonly string[]): Promise<Health> => {
  const measured = bots.map(async (bot) => {
    const slots = await Promise.all(
      shards.map(async ({ redis, prefix }) =>
        readSlots(redis, { prefix, bot, operation: 'process' }, 'routing', await redisTime(redis)),
      ),
    );
    return [bot, healthOf(reportOf(slots.flat(), windows.routing.ms))] as const;
  });
  return Object.fromEntries(await Promise.all(measured));
};

/** Puts the health where each shard's coordinators read it. */
export const publishHealth = async (shards: readonly Shard[], health: Health): Promise<void> => {
  const writes = shards.flatMap(({ redis, prefix }) =>
    Object.entries(health).map(async ([bot, measured]) =>
      redis.set(shardKeys(prefix).health(bot), JSON.stringify(measured), 'PX', keepMs),
    ),
  );
  await Promise.all(writes);
};
