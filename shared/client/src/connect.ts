import { createModelRegistry, type ModelRegistry } from '@baton/classifiers/models';
import { type Config, checkRedis, loadConfig, openShards, type Shard, type Shards } from '@baton/runtime';
import { type Ask, createAsk } from './ask.ts';
import { type Corrections, createCorrections } from './corrections.ts';
import { createDeadLetters, type DeadLetters } from './dead-letters.ts';
import { createExperiments, type Experiments } from './experiments.ts';
import { createFollow, type Follow } from './follow.ts';
import { createLearningAdmin, type LearningAdmin } from './learning.ts';
import { createObservations, type Observations } from './observations.ts';
import { createOrders, type Orders } from './orders.ts';
import { createPublish, type Publish } from './publish.ts';
import { createReviews, type Reviews } from './reviews.ts';
import { type ClientConfig, createShardAccess } from './shard-access.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export interface Client extends Timeline, Orders {
  readonly publish: Publish;
  readonly ask: Ask;
  readonly follow: Follow;
  readonly experiments: Experiments;
  readonly learning: LearningAdmin;
  readonly reviews: Reviews;
  readonly deadLetters: DeadLetters;
  readonly observe: Observations;
  readonly corrections: Corrections;
  /** Intent models that were trained for this installation. */
  readonly models: ModelRegistry;
  /** A contact's hashed id, as the journal has it. */
  readonly keyOf: (contact: string) => string;
  close(): Promise<void>;
}

/** In place of what the environment says. */
export type ConnectOptions = Partial<
  Pick<Config, 'BATON_APP' | 'BATON_SHARDS' | 'BATON_MAILBOX_CAP' | 'BATON_ID_KEY'>
> & {
  readonly REDIS_URL?: string;
};

const connectMs = 2000;

/** A client over shards that are open already; closing it leaves them open. */
export const createClient = (shards: Shards, config: ClientConfig): Client => {
  const access = createShardAccess(shards, config);
  const [first] = shards.all as [Shard, ...Shard[]];
  const publish = createPublish(access);
  const [timeline, orders] = [createTimeline(access), createOrders(access)];
  return {
    publish,
    ask: createAsk(access, publish),
    follow: createFollow(access, shards),
    experiments: createExperiments(shards),
    learning: createLearningAdmin(shards),
    deadLetters: createDeadLetters(shards),
    observe: createObservations(shards),
    corrections: createCorrections(access, shards),
    models: createModelRegistry(first.redis, first.prefix),
    keyOf: (contact) => access.home(contact).key,
    reviews: createReviews({ access, timeline, orders }),
    ...timeline,
    ...orders,
    close: async () => {},
  };
};

const configOf = (options: ConnectOptions): Config => {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return loadConfig({ ...process.env, ...Object.fromEntries(given) });
};

/**
 * Connects to the Redis of `REDIS_URL`. Throws `bad-config`, `bad-redis`, or `redis-unavailable` within about 2 s.
 * Whoever publishes and whoever works must agree on BATON_APP, BATON_SHARDS and BATON_ID_KEY.
 */
export const connect = async (options: ConnectOptions = {}): Promise<Client> => {
  const config = configOf(options);
  const shards = openShards(config, { role: 'producer' });
  try {
    await shards.ready(connectMs);
    await Promise.all(shards.all.map(({ redis }) => checkRedis(redis)));
  } catch (error) {
    await shards.close();
    throw error;
  }
  return { ...createClient(shards, config), close: () => shards.close() };
};
