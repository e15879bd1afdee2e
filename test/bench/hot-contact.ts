import type { Redis } from 'ioredis';
import { type Leg, runLeg } from './legs.ts';
import { percentile, round } from './stats.ts';
import { startSystem } from './systems.ts';

export interface HotContactResult {
  readonly waiting: number;
  readonly othersP50: number;
  readonly othersP99: number;
  readonly besideHotP50: number;
  readonly besideHotP99: number;
  /** p99 beside the hot contact over p99 without it. */
  readonly ratio: number;
}

const rounds = 3;

/** Others' latency to the start of their turns, without and beside one contact that has `waiting` messages at once. */
export const benchHotContact = async (redisUrl: string, redis: Redis, waiting = 1000): Promise<HotContactResult> => {
  // One turn for each of its messages: the hot contact is busy for as long as it can be.
  const system = await startSystem('enqueue', redisUrl, redis);
  const leg: Leg = { messages: 400, perContact: 1, rate: 50 };
  const alone: number[] = [];
  const beside: number[] = [];
  try {
    await runLeg(system, redis, { messages: 300, perContact: 1 });
    for (let number = 0; number < rounds; number += 1) {
      alone.push(...(await runLeg(system, redis, leg)).starts);
      const hot = Array.from({ length: waiting }, (_, n) =>
        system.publish(`hot:${system.prefix}:${number}`, `m${n}`, { stamped: false }),
      );
      const others = runLeg(system, redis, leg);
      await Promise.all(hot);
      beside.push(...(await others).starts);
    }
  } finally {
    await system.close();
  }
  const at = (samples: readonly number[], share: number): number => round(percentile(samples, share), 2);
  return {
    waiting,
    othersP50: at(alone, 0.5),
    othersP99: at(alone, 0.99),
    besideHotP50: at(beside, 0.5),
    besideHotP99: at(beside, 0.99),
    ratio: round(percentile(beside, 0.99) / percentile(alone, 0.99), 2),
  };
};
