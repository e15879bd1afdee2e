import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';

const script = readFileSync(new URL('./lua/setAside-1.lua', import.meta.url), 'utf8');

/** Costs are in millionths of a dollar. */
export interface Limits {
  readonly callsPerDay: number;
  readonly costPerDay: number;
}

/** What the calls of one day may cost, for all processes together. */
export interface Budget {
  /** False: no room for a call that may cost this much. */
  setAside(cost: number): Promise<boolean>;
  /** The call is over: what it did not cost is free again. A call that dies before this has cost all it might have. */
  settle(setAside: number, cost: number): Promise<void>;
}

/** A day that ends between the two carries a difference of one call into the next. */
export const createBudget = (redis: Redis, key: string, { callsPerDay, costPerDay }: Limits): Budget => ({
  setAside: async (cost) => Number(await redis.eval(script, 1, key, callsPerDay, costPerDay, Math.ceil(cost))) === 1,
  async settle(setAside, cost) {
    const difference = Math.ceil(cost) - Math.ceil(setAside);
    if (difference !== 0) await redis.hincrby(key, 'cost', difference);
  },
});
