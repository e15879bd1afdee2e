import type { Redis } from 'ioredis';

export interface RedisUse {
  /** Commands, those inside scripts included. */
  readonly ops: number;
  /** Scripts run: each is a round trip. */
  readonly scripts: number;
  /** CPU of the Redis process, µs. */
  readonly cpuUs: number;
  readonly byCommand: Readonly<Record<string, number>>;
}

const read = async (redis: Redis): Promise<RedisUse> => {
  const [stats, cpu] = await Promise.all([redis.info('commandstats'), redis.info('cpu')]);
  const byCommand = Object.fromEntries(
    [...stats.matchAll(/^cmdstat_(\S+?):calls=(\d+)/gm)].map(([, name, calls]) => [name as string, Number(calls)]),
  );
  const seconds = (name: string): number => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(cpu)?.[1] ?? 0);
  return {
    ops: Object.values(byCommand).reduce((sum, calls) => sum + calls, 0),
    scripts: (byCommand.evalsha ?? 0) + (byCommand.eval ?? 0),
    cpuUs: (seconds('used_cpu_user_main_thread') + seconds('used_cpu_sys_main_thread')) * 1e6,
    byCommand,
  };
};

/** What Redis did between two points. */
export const startMeter = async (redis: Redis): Promise<() => Promise<RedisUse>> => {
  const before = await read(redis);
  return async () => {
    const after = await read(redis);
    const names = Object.keys(after.byCommand);
    return {
      ops: after.ops - before.ops,
      scripts: after.scripts - before.scripts,
      cpuUs: after.cpuUs - before.cpuUs,
      byCommand: Object.fromEntries(
        names.map((name) => [name, (after.byCommand[name] ?? 0) - (before.byCommand[name] ?? 0)]),
      ),
    };
  };
};
