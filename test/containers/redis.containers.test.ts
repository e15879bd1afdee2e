import { checkRedis } from '@baton/runtime';
import { Redis } from 'ioredis';
import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers';
import { afterAll, describe, expect, test } from 'vitest';
import { findEngine } from './engine.ts';

const engine = findEngine();
if (!engine.found) console.log(`SKIPPED Redis container tests: ${engine.reason}`);

const start = (...settings: string[]): Promise<StartedTestContainer> =>
  new GenericContainer('redis:7.4-alpine')
    .withCommand(['redis-server', ...settings])
    .withExposedPorts(6379)
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
    .start();

describe.skipIf(!engine.found)('a Redis in a container', () => {
  const containers: StartedTestContainer[] = [];
  const connect = async (...settings: string[]): Promise<Redis> => {
    const container = await start(...settings);
    containers.push(container);
    return new Redis(container.getMappedPort(6379), container.getHost());
  };

  afterAll(async () => {
    await Promise.all(containers.map((container) => container.stop()));
  });

  test('with noeviction is accepted', async () => {
    const redis = await connect('--maxmemory-policy', 'noeviction');
    await expect(checkRedis(redis)).resolves.toBeUndefined();
    redis.disconnect();
  });

  test('that may evict keys is refused, since BullMQ would lose jobs', async () => {
    const redis = await connect('--maxmemory-policy', 'allkeys-lru');
    await expect(checkRedis(redis)).rejects.toMatchObject({ code: 'bad-redis' });
    redis.disconnect();
  });
});
