import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { isBatonError } from '@baton/contracts';
import { type Config, loadConfig } from './config.ts';
import { shardFaults, startHealthServer } from './health.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createLog, type Log } from './log.ts';
import { paced } from './paced.ts';
import { checkRedis, type RedisRole } from './redis.ts';
import { openShards, type Shards } from './shards.ts';
import { startTelemetry } from './telemetry.ts';

/** What a service is given to start with. */
export interface ServiceContext {
  readonly name: string;
  /** Unique among the running processes. */
  readonly instance: string;
  readonly config: Config;
  readonly log: Log;
  readonly shards: Shards;
  /** Why this process should get no work now; empty when it may. */
  readonly faults: () => Promise<string[]>;
}

/** What a service has started. */
export interface Running {
  /** Stops taking work, lets what runs end, closes what was opened. */
  close(): Promise<void>;
  /** For the ready notice and the list of running services: `{ url }`, `{ bots }`, … */
  readonly about?: Record<string, unknown>;
}

export interface ServiceDefinition {
  readonly name: string;
  /** Default `worker`. `producer` for services whose callers wait for an answer. */
  readonly role?: Extract<RedisRole, 'producer' | 'worker'>;
  readonly start: (context: ServiceContext) => Promise<Running> | Running;
}

/** EX_CONFIG of sysexits.h: starting again would not help. */
const exitConfig = 78;
const redisWaitMs = 60_000;

const configOrExit = (): Config => {
  try {
    return loadConfig(process.env);
  } catch (error) {
    process.stderr.write(`${isBatonError(error) ? error.message : 'The settings cannot be read'}\n`);
    process.exit(exitConfig);
  }
};

/** Runs `stop` once, on SIGTERM, SIGINT or when the parent process is gone; a second signal exits at once. */
const onStop = (stop: (why: string) => void): void => {
  let stopping = false;
  const request = (why: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop(why);
  };
  process.on('SIGTERM', () => request('SIGTERM'));
  process.on('SIGINT', () => request('SIGINT'));
  if (process.connected) process.once('disconnect', () => !stopping && request('parent gone'));
};

const exitAfter = (ms: number, log: Log): void => {
  setTimeout(() => {
    log.error({ ms }, 'shutdown took too long; what was running will be run again');
    process.exit(1);
  }, ms).unref();
};

const connect = async (shards: Shards): Promise<void> => {
  await shards.ready(redisWaitMs);
  for (const shard of shards.all) await checkRedis(shard.redis);
};

/** A service's life: settings, log, traces, Redis, work, an orderly end. Never returns while the service runs. */
export const runService = async ({ name, role = 'worker', start }: ServiceDefinition): Promise<void> => {
  const config = configOrExit();
  const instance = `${name}-${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`;
  const log = createLog(config, { service: name, instance });
  const die = (message: string) => (error: unknown) => {
    log.fatal({ err: error }, message);
    process.exit(isBatonError(error) && error.kind === 'permanent' ? exitConfig : 1);
  };
  process.on('unhandledRejection', die('unhandled rejection'));
  process.on('uncaughtException', die('uncaught exception'));

  const closers: (() => Promise<void>)[] = [];
  let draining = false;
  onStop(async (why) => {
    draining = true;
    log.info({ why }, 'stopping');
    exitAfter(config.SHUTDOWN_TIMEOUT_MS, log);
    for (const close of closers.reverse()) await close().catch((error) => log.error({ err: error }, 'closing failed'));
    log.info('stopped');
    process.exit(0);
  });

  try {
    const telemetry = await startTelemetry({ service: `baton-${name}`, config });
    const warn = paced(1000, (error: Error, skipped) => log.warn({ err: error, skipped }, 'Redis connection'));
    const shards = openShards(config, { role, onError: warn });
    closers.push(
      () => shards.close(),
      () => telemetry.close(),
    );
    await connect(shards);
    const faults = async (): Promise<string[]> => (draining ? ['draining'] : shardFaults(shards));
    const running = await start({ name, instance, config, log, shards, faults });
    closers.push(() => running.close());
    const { prefix, redis } = shards.all[0] as Shards['all'][number];
    const about = running.about ?? {};
    const heartbeat = await startHeartbeat({ redis, prefix, service: name, instance, about });
    closers.push(() => heartbeat.close());
    if (config.ADMIN_PORT !== undefined)
      await startHealthServer({ host: config.HOST, port: config.ADMIN_PORT, faults });
    log.info(about, 'ready');
    process.send?.({ type: 'ready', service: name, instance, ...about });
  } catch (error) {
    die('cannot start')(error);
  }
};
