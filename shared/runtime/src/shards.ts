import { shardPrefix } from '@baton/contracts';
import { type ContactKey, shardOf } from '@baton/contracts/ids';
import type { Redis } from 'ioredis';
import type { Config } from './config.ts';
import { openRedis, type RedisRole, type RedisSettings, redisOptions, untilReady } from './redis.ts';

/** One Redis Cluster slot's worth of Baton: everything of a contact is on one shard, and nothing reaches across. */
export interface Shard {
  readonly index: number;
  /** First part of every key and BullMQ prefix of every queue: `{baton:0}`. */
  readonly prefix: string;
  readonly url: string;
  /** For commands and scripts. */
  readonly redis: Redis;
  /** What a BullMQ worker makes its own connections from. */
  readonly connection: RedisSettings;
}

export interface Shards {
  readonly all: readonly Shard[];
  for(key: ContactKey): Shard;
  /** Resolves once every shard can be reached. Throws `redis-unavailable` after `timeoutMs`. */
  ready(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

export type ShardConfig = Pick<Config, 'REDIS_URL' | 'BATON_APP' | 'BATON_SHARDS'>;

export interface OpenShardsOptions {
  /** Default `worker`: outlasts an outage. `producer` fails fast. */
  readonly role?: Extract<RedisRole, 'producer' | 'worker'>;
  readonly onError?: (error: Error) => void;
}

/** Shards on the same server share one connection for commands. */
export const openShards = (config: ShardConfig, options: OpenShardsOptions = {}): Shards => {
  const connections = new Map<string, Redis>();
  const connect = (url: string): Redis => {
    const known = connections.get(url);
    if (known) return known;
    const redis = openRedis(url, options.role ?? 'worker', options.onError);
    connections.set(url, redis);
    return redis;
  };
  const openShard = (index: number): Shard => {
    const url = config.REDIS_URL[index % config.REDIS_URL.length] as string;
    const prefix = shardPrefix(config.BATON_APP, index);
    return { index, prefix, url, redis: connect(url), connection: redisOptions(url, 'blocking') };
  };
  const all = Array.from({ length: config.BATON_SHARDS }, (_, index) => openShard(index));
  return {
    all,
    for: (key) => all[shardOf(key, all.length)] as Shard,
    async ready(timeoutMs) {
      await Promise.all([...connections.values()].map((redis) => untilReady(redis, timeoutMs)));
    },
    async close() {
      for (const redis of connections.values()) redis.disconnect();
    },
  };
};
