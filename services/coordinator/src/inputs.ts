import { BotHealth, type Health, type Learned, LearnedRoute, type Policy, shardKeys } from '@baton/contracts';
import type { Redis } from 'ioredis';

/** What `decide` is told of the world beyond the contact. */
export interface Inputs {
  readonly learned: Learned;
  readonly health: Health;
}

export interface InputsOptions {
  readonly redis: Redis;
  readonly prefix: string;
  readonly policy: Policy;
  /** How old what `decide` is told may be, ms. */
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

const readHealth = async (redis: Redis, prefix: string, policy: Policy): Promise<Health> => {
  const keys = shardKeys(prefix);
  const read = policy.bots.map(async ({ id }) => {
    const json = await redis.get(keys.health(id));
    return json === null ? [] : [[id, BotHealth.parse(JSON.parse(json))] as const];
  });
  return Object.fromEntries((await Promise.all(read)).flat());
};

const readLearned = async (redis: Redis, prefix: string): Promise<Learned> => {
  const fields = await redis.hgetall(shardKeys(prefix).learned);
  return Object.fromEntries(
    Object.entries(fields).map(([route, json]) => [route, LearnedRoute.parse(JSON.parse(json))]),
  );
};

/**
 * Reads health and learned thresholds at a steady pace, so that a decision costs no round trip for them. Whatever was
 * given to a decision stands in its journal record.
 */
export const followInputs = async (options: InputsOptions) => {
  const { redis, prefix, policy, everyMs, onError } = options;
  const read = async (): Promise<Inputs> => {
    const [learned, health] = await Promise.all([readLearned(redis, prefix), readHealth(redis, prefix, policy)]);
    return { learned, health };
  };
  let latest = await read();
  let timer: NodeJS.Timeout | undefined;
  const loop = async (): Promise<void> => {
    latest = await read().catch((error) => {
      onError(error);
      return latest;
    });
    timer = setTimeout(loop, everyMs);
  };
  timer = setTimeout(loop, everyMs);
  return { current: (): Inputs => latest, close: () => clearTimeout(timer) };
};
