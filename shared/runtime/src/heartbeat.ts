import { shardKeys } from '@baton/contracts';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { redisTime } from './redis.ts';

const beatMs = 5000;
/** Longer without a beat: the process is gone, or cut off. */
const goneMs = 3 * beatMs;

/** A process of Baton as it last reported itself. */
export const ServiceBeat = z.object({
  service: z.string(),
  instance: z.string(),
  pid: z.number(),
  /** Redis time, ms. */
  startedAt: z.number(),
  at: z.number(),
  about: z.record(z.string(), z.unknown()),
});
export type ServiceBeat = z.infer<typeof ServiceBeat>;

const readBeat = (json: string): ServiceBeat[] => {
  try {
    return [ServiceBeat.parse(JSON.parse(json))];
  } catch {
    return [];
  }
};

/** The processes that have reported within the last 15 s, by service and instance. */
export const runningServices = async (redis: Redis, prefix: string): Promise<ServiceBeat[]> => {
  const [now, fields] = await Promise.all([redisTime(redis), redis.hgetall(shardKeys(prefix).services)]);
  return Object.values(fields)
    .flatMap(readBeat)
    .filter((beat) => now - beat.at <= goneMs)
    .sort((a, b) => `${a.service} ${a.instance}`.localeCompare(`${b.service} ${b.instance}`));
};

export interface HeartbeatOptions {
  readonly redis: Redis;
  readonly prefix: string;
  readonly service: string;
  readonly instance: string;
  readonly about?: Record<string, unknown>;
}

/** Reports a process every 5 s until closed. While Redis is away beats are skipped, not queued. */
export const startHeartbeat = async (options: HeartbeatOptions): Promise<{ close(): Promise<void> }> => {
  const { redis, prefix, service, instance, about = {} } = options;
  const key = shardKeys(prefix).services;
  const startedAt = await redisTime(redis);

  const dropGone = async (now: number): Promise<void> => {
    const fields = await redis.hgetall(key);
    const gone = Object.entries(fields).filter(([, json]) => !readBeat(json).some((beat) => now - beat.at <= goneMs));
    if (gone.length > 0) await redis.hdel(key, ...gone.map(([field]) => field));
  };
  const beat = async (): Promise<void> => {
    const at = await redisTime(redis);
    const report: ServiceBeat = { service, instance, pid: process.pid, startedAt, at, about };
    await redis.hset(key, instance, JSON.stringify(report));
    await redis.pexpire(key, 2 * goneMs);
    await dropGone(at);
  };

  await beat();
  const timer = setInterval(() => {
    if (redis.status === 'ready') beat().catch(() => {});
  }, beatMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      if (redis.status === 'ready') await redis.hdel(key, instance).catch(() => {});
    },
  };
};
