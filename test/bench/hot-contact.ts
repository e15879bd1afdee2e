import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { untilQuiet } from '../chaos/quiesce.ts';
import { scanKeys, under } from '../chaos/redis-scan.ts';
import { type Leg, runLeg } from './legs.ts';
import { percentile, round } from './stats.ts';
import { startSystem } from './systems.ts';

export interface HotContactResult {
  /** What the hot contact does meanwhile. `arriving`: its messages have still to be scored; `waiting`: they are. */
  readonly hot: 'silent' | 'waiting' | 'arriving';
  readonly messages: number;
  /** Others' ms from publish to the start of the turn. */
  readonly p50: number;
  readonly p99: number;
  /** p99 over that beside a silent one. */
  readonly ratio: number;
}

const rounds = 3;
const pollMs = 10;
const restMs = 60_000;

/** One turn for each of its messages: the hot contact is busy for as long as it can be. */
const others: Leg = { messages: 300, perContact: 1, rate: 50 };

const untilScored = async (redis: Redis, prefix: string): Promise<void> => {
  while ((await redis.llen(`${prefix}:inbound:wait`)) > 0) await sleep(pollMs);
};

/** Messages that are waiting in mailboxes. */
const backlog = async (redis: Redis, prefix: string): Promise<number> => {
  const keys = await scanKeys(redis, under(prefix, 'lane:contacts:tickets:*'));
  const sizes = await Promise.all(keys.map((key) => redis.llen(key)));
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** Others' latency to the start of their turns, beside one contact that has said `messages` things at once. */
export const benchHotContact = async (redisUrl: string, redis: Redis, messages = 1000): Promise<HotContactResult[]> => {
  const system = await startSystem('enqueue', redisUrl, redis);
  const samples = { silent: [] as number[], waiting: [] as number[], arriving: [] as number[] };
  const flood = async (name: string): Promise<void> => {
    const ids = Array.from({ length: messages }, (_, n) => `m${n}`);
    await Promise.all(ids.map((id) => system.publish(`hot:${system.prefix}:${name}`, id, { stamped: false })));
  };
  const measure = async (hot: keyof typeof samples): Promise<void> => {
    samples[hot].push(...(await runLeg(system, redis, others)).starts);
    await untilQuiet(redis, system.prefix, restMs);
  };
  try {
    await runLeg(system, redis, { messages: 300, perContact: 1 });
    for (let number = 0; number < rounds; number += 1) {
      await measure('silent');
      await flood(`waiting-${number}`);
      await untilScored(redis, system.prefix);
      if ((await backlog(redis, system.prefix)) < messages / 2) throw new Error('the hot contact is not hot any more');
      await measure('waiting');
      const arrived = flood(`arriving-${number}`);
      await measure('arriving');
      await arrived;
    }
  } finally {
    await system.close();
  }
  const at = (hot: keyof typeof samples, share: number): number => percentile(samples[hot], share);
  return (['silent', 'waiting', 'arriving'] as const).map((hot) => ({
    hot,
    messages: hot === 'silent' ? 0 : messages,
    p50: round(at(hot, 0.5), 2),
    p99: round(at(hot, 0.99), 2),
    ratio: round(at(hot, 0.99) / at('silent', 0.99), 2),
  }));
};
