import type { TestProject } from 'vitest/node';
import { provideRedis } from '../../infra/bootstrap/redis/index.mjs';
import { serverBinary } from '../../infra/bootstrap/redis/server-binary.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    redisUrl: string;
  }
}

/**
 * One Redis for all tests of a run; each test keeps to its own prefix. It goes with the run, however that ends. `REDIS_BIN`
 * is the program that tests start which need one to harm; it is not set where this machine has none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const redis = await provideRedis({ persistent: false, lingerMs: 0 });
  const binary = await serverBinary();
  if (binary) process.env.REDIS_BIN = binary;
  project.provide('redisUrl', redis.url);
  return redis.close;
}
