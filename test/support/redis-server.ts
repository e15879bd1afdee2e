import type { TestProject } from 'vitest/node';
import { provideRedis } from '../../infra/bootstrap/redis/index.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    redisUrl: string;
  }
}

/** One Redis for all tests of a run; each test keeps to its own prefix. It goes with the run, however that ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const redis = await provideRedis({ persistent: false, lingerMs: 0 });
  project.provide('redisUrl', redis.url);
  return redis.close;
}
