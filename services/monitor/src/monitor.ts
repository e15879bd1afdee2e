import type { Running, ServiceContext } from '@baton/runtime';
import { measureHealth, publishHealth } from './measure-health.ts';

/** Measures every bot's health at a fixed pace. Several monitors do no harm: they measure the same. */
export const startMonitor = async (
  { config, log, shards }: ServiceContext,
  bots: readonly string[],
): Promise<Running> => {
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    await publishHealth(shards.all, await measureHealth(shards.all, bots));
  };
  const loop = async (): Promise<void> => {
    await look().catch((error) => log.warn({ err: error }, 'health not measured'));
    timer = setTimeout(loop, config.HEALTH_INTERVAL_MS);
  };
  await loop();
  return { close: async () => clearTimeout(timer), about: { everyMs: config.HEALTH_INTERVAL_MS } };
};
