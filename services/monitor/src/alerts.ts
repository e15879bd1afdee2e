import { createAlertStore, createWatch, defaultRules } from '@baton/alerts';
import type { Policy } from '@baton/contracts';
import { every, paced, type Running, type ServiceContext, type Shard } from '@baton/runtime';
import { measureHealth } from './measure-health.ts';
import { observe } from './observe.ts';
import { createTell } from './tell.ts';

/** Looks between two rounds of the rules, of those that measure health. */
const looksPerRound = 5;

/** Asks the alert rules at a steady pace, and tells whoever is to be told. Several of them do no harm. */
export const startAlerts = async ({ config, log, shards }: ServiceContext, policy: Policy): Promise<Running> => {
  const bots = policy.bots.map(({ id }) => id);
  const [{ redis, prefix }] = shards.all as [Shard];
  const warn = paced(60_000, (error: unknown) => log.warn({ err: error }, 'alerts not watched'));
  const watch = createWatch({
    store: createAlertStore(redis, prefix),
    rules: defaultRules,
    onRaised: ({ id, rule, severity, subject, why }) => log.warn({ alert: id, rule, severity, subject }, why),
    onResolved: ({ id, rule, subject }) => log.info({ alert: id, rule, subject }, 'alert is over'),
    tell: createTell(config.ALERT_URLS ?? []),
    onError: warn,
  });
  const run = async (): Promise<void> =>
    watch(await observe(shards.all, policy, await measureHealth(shards.all, bots)));
  const close = every({ ms: config.HEALTH_INTERVAL_MS * looksPerRound, run, onError: warn });
  return { close };
};
