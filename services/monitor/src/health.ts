import type { Policy } from '@baton/contracts';
import { every, type Running, type ServiceContext } from '@baton/runtime';
import { measureHealth, publishHealth } from './measure-health.ts';
import { wakeDeferred } from './wake-deferred.ts';

/**
 * Measures every bot's health at a fixed pace, and wakes the contacts that wait for a bot which is fit: a recovery is
 * seen in half an interval, and the wakes are spread over the other half. Several monitors do no harm: they measure the
 * same, and waking twice is waking once.
 */
export const startHealth = async ({ config, log, shards }: ServiceContext, policy: Policy): Promise<Running> => {
  const everyMs = config.HEALTH_INTERVAL_MS / 2;
  const bots = policy.bots.map(({ id }) => id);
  const look = async (): Promise<void> => {
    const health = await measureHealth(shards.all, bots);
    await publishHealth(shards.all, health);
    await Promise.all(shards.all.map((shard) => wakeDeferred(shard, { policy, health, withinMs: everyMs })));
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'health not measured');
  await look().catch(onError);
  const close = every({ ms: everyMs, delayMs: everyMs, run: look, onError });
  return { close, about: { everyMs } };
};
