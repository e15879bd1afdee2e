import { type ActivityReport, activityOf, readCounts, sumCounts } from '@baton/activity';
import { type Alert, createAlertStore } from '@baton/alerts';
import {
  operations,
  type Report,
  readSlots,
  reportOf,
  type Sla,
  slaOf,
  type Violation,
  violationsOf,
  type WindowName,
  windows,
} from '@baton/health';
import { redisTime, type Shard, type Shards } from '@baton/runtime';
import { reaching } from './shard-access.ts';

/** How fast and how reliable one bot's operation was, beside what was promised. */
export interface Performance {
  readonly bot: string;
  readonly operation: string;
  readonly report: Report;
  readonly sla: Sla | null;
  readonly violations: readonly Violation[];
}

/** What there is to see of an installation, of all shards and processes together. */
export interface Observations {
  activity(window: WindowName): Promise<ActivityReport>;
  /** Operations without a sample are left out. */
  performance(window: WindowName, bots: readonly string[]): Promise<Performance[]>;
  /** Newest first. */
  alerts(): Promise<Alert[]>;
  /** The first who has seen it stands; nobody else is called. Throws `not-found`. */
  acknowledge(alert: string, by: string): Promise<Alert>;
}

export const createObservations = (shards: Shards): Observations => {
  const [first] = shards.all as [Shard];
  const now = () => redisTime(first.redis);
  const store = createAlertStore(first.redis, first.prefix);

  const reportFor = async (bot: string, operation: string, window: WindowName, at: number): Promise<Performance> => {
    const slots = await Promise.all(
      shards.all.map(({ redis, prefix }) => readSlots(redis, { prefix, bot, operation }, window, at)),
    );
    const report = reportOf(slots.flat(), windows[window].ms);
    const sla = slaOf(bot, operation) ?? null;
    return { bot, operation, report, sla, violations: sla ? violationsOf(report, sla) : [] };
  };

  return {
    activity: (window) =>
      reaching(async () => {
        const at = await now();
        const counts = shards.all.map(({ redis, prefix }) => readCounts(redis, prefix, window, at));
        return activityOf(sumCounts(await Promise.all(counts)));
      }),
    performance: (window, bots) =>
      reaching(async () => {
        const at = await now();
        const wanted = bots.flatMap((bot) => operations.map((operation) => [bot, operation] as const));
        const all = await Promise.all(wanted.map(([bot, operation]) => reportFor(bot, operation, window, at)));
        return all.filter(({ report }) => report.count > 0);
      }),
    alerts: () => reaching(() => store.list()),
    acknowledge: (alert, by) => reaching(async () => store.acknowledge(alert, by, await now())),
  };
};
