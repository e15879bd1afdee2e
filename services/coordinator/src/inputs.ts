import { BotHealth, type Health, type Learned, LearnedRoute, type Policy, shardKeys } from '@baton/contracts';
import { createTreat, Experiment, type Treat } from '@baton/experiments';
import { every } from '@baton/runtime';
import type { Redis } from 'ioredis';

/** What `decide` is told of the world beyond the contact. */
export interface Inputs {
  readonly learned: Learned;
  readonly health: Health;
  /** By which policy a contact is decided for: experiments treat some otherwise. */
  readonly treat: Treat;
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

/** Made anew only when a definition has changed, so that merged policies are kept. One that cannot be read treats nobody. */
const createReadTreat = ({ redis, prefix, policy, onError }: InputsOptions): (() => Promise<Treat>) => {
  let text = '';
  let treat = createTreat(policy, []);
  return async () => {
    const fields = Object.entries(await redis.hgetall(shardKeys(prefix).experiments)).toSorted();
    const found = JSON.stringify(fields);
    if (found === text) return treat;
    const experiments = fields.flatMap(([id, json]) => {
      try {
        return [Experiment.parse(JSON.parse(json))];
      } catch (cause) {
        onError(new Error(`the experiment "${id}" cannot be read`, { cause }));
        return [];
      }
    });
    treat = createTreat(policy, experiments, onError);
    text = found;
    return treat;
  };
};

/** Calls that come while a run goes on share the next one: whoever waits sees a run that began after its call. */
const oneAtATime = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= running.then(() => {
      next = null;
      const started = run();
      running = started.catch(() => undefined);
      return started;
    });
    return next;
  };
};

/**
 * Reads health, learned thresholds and experiments at a steady pace, so that a decision costs no round trip for them. Whatever was
 * given to a decision stands in its journal record.
 */
export const followInputs = async (options: InputsOptions) => {
  const { redis, prefix, policy, everyMs, onError } = options;
  const readTreat = createReadTreat(options);
  const read = async (): Promise<Inputs> => {
    const [learned, health, treat] = await Promise.all([
      readLearned(redis, prefix),
      readHealth(redis, prefix, policy),
      readTreat(),
    ]);
    return { learned, health, treat };
  };
  let latest = await read();
  const readAgain = oneAtATime(async () => {
    latest = await read();
  });
  const close = every({ ms: everyMs, delayMs: everyMs, run: readAgain, onError });
  return {
    current: (): Inputs => latest,
    /** Whatever was there to be read when this was called. Throws what Redis throws. */
    fresh: async (): Promise<Inputs> => {
      await readAgain();
      return latest;
    },
    close,
  };
};
