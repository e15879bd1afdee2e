import { loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { activityLines, alertLines } from '../render/observations.ts';

export interface ActivityOptions extends RedisOption {
  readonly window: '1h' | '24h' | '7d';
  readonly json?: boolean;
}

/** What happened in a window, and how fast the bots were. */
export const showActivity = async ({ window, json, ...options }: ActivityOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client, config }) => {
    const bots = loadDomain(config.BATON_DOMAIN).policy.bots.map(({ id }) => id);
    const activity = await client.observe.activity(window);
    const performance = await client.observe.performance(window, bots);
    const lines = json ? [JSON.stringify({ window, ...activity, performance })] : activityLines(activity, performance);
    for (const line of lines) io.out(line);
    return exitCode.ok;
  });

export interface AlertsOptions extends RedisOption {
  readonly json?: boolean;
}

/** The newest alerts; those of them that are over, too. */
export const listAlerts = async (options: AlertsOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const alerts = await client.observe.alerts();
    for (const line of options.json ? alerts.map((alert) => JSON.stringify(alert)) : alertLines(alerts)) io.out(line);
    return exitCode.ok;
  });

/** Says that somebody looks after it: nobody else is called. */
export const acknowledgeAlert = async (
  id: string,
  { by, ...options }: RedisOption & { by: string },
  io: Io,
): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const { acknowledged } = await client.observe.acknowledge(id, by);
    io.out(`seen by ${acknowledged?.by}`);
    return exitCode.ok;
  });
