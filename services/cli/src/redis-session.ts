import { type Client, createClient } from '@baton/client';
import { type Config, checkRedis, loadConfig, openShards, type Shards } from '@baton/runtime';
import type { Io } from './io.ts';

export interface Session {
  readonly config: Config;
  readonly shards: Shards;
  readonly client: Client;
}

/** The option that every command which reaches Redis has. */
export interface RedisOption {
  readonly redis?: string;
}

const connectMs = 2000;

export const configOf = (options: RedisOption, io: Io): Config =>
  loadConfig({ ...io.env, ...(options.redis !== undefined && { REDIS_URL: options.redis }) });

/** Connects, runs, and closes whatever happens. Throws `redis-unavailable` within about 2 s. */
export const withSession = async <T>(
  options: RedisOption,
  io: Io,
  run: (session: Session) => Promise<T>,
): Promise<T> => {
  const config = configOf(options, io);
  const shards = openShards(config, { role: 'producer' });
  try {
    await shards.ready(connectMs);
    await Promise.all(shards.all.map(({ redis }) => checkRedis(redis)));
    return await run({ config, shards, client: createClient(shards, config) });
  } finally {
    await shards.close();
  }
};
