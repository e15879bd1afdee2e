import { randomBytes } from 'node:crypto';
import { shardKeys, shardPrefix } from '@baton/contracts';
import { openRedis } from '@baton/runtime';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createModelRegistry, type ModelRegistry } from '../src/models/model-registry.ts';

let redis: Redis;
let prefix: string;
let registry: ModelRegistry;
beforeEach(() => {
  redis = openRedis(inject('redisUrl'), 'worker');
  prefix = shardPrefix(`models-${randomBytes(4).toString('hex')}`, 0);
  registry = createModelRegistry(redis, prefix);
});
afterEach(() => redis.disconnect());

const versions = async (): Promise<string[]> => (await registry.stage()).models.map(({ version }) => version);
const kept = (): Promise<number> => redis.hlen(shardKeys(prefix).models);

test('what several people do at once is all done', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  await Promise.all(names.map((version) => registry.shadow({ version }, 'test')));
  expect((await versions()).toSorted()).toEqual(names);
  expect(await registry.model('c')).toEqual({ version: 'c' });
});

test('ten models are kept; the one that scores and those it can be taken back to are not dropped', async () => {
  await registry.shadow({ version: 'first' }, 'test');
  await registry.promote(0);
  await registry.shadow({ version: 'second' }, 'test');
  await registry.promote(0);
  for (let at = 0; at < 12; at += 1) await registry.shadow({ version: `m${at}` }, 'test');
  expect(await versions()).toEqual(['first', 'second', ...Array.from({ length: 8 }, (_, at) => `m${at + 4}`)]);
  expect(await kept()).toBe(10);
  expect((await registry.revert()).active).toBe('first');
  expect((await registry.revert()).active).toBeNull();
});

test('a model that goes into shadow again has seen nothing yet', async () => {
  await registry.shadow({ version: 'a' }, 'test');
  await redis.hset(shardKeys(prefix).shadowCounts('a'), 'messages', 500);
  expect((await registry.seen())?.messages).toBe(500);
  await registry.shadow({ version: 'a' }, 'test');
  expect((await registry.seen())?.messages).toBe(0);
  await expect(registry.promote(100)).rejects.toThrow(/has read 0 messages/);
});

test('the model that scores cannot read along with itself', async () => {
  await registry.shadow({ version: 'a' }, 'test');
  await registry.promote(0);
  await expect(registry.shadow({ version: 'a' }, 'test')).rejects.toThrow(/a scores already/);
});
