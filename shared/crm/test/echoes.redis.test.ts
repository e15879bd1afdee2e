import { randomUUID } from 'node:crypto';
import { shardKeys } from '@baton/contracts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { echoWrites, isEcho, noteWords, replyOf } from '../src/echoes.ts';

const now = 1_700_000_000_000;
let redis: Redis;
let keys: ReturnType<typeof shardKeys>;

beforeEach(() => {
  keys = shardKeys(`{echo-${randomUUID()}}`);
  redis = new Redis(inject('redisUrl'));
});
afterEach(() => redis.quit());

const echo = (id: string, text: string, at = now) => isEcho(redis, keys, 'k', { id, text, now: at });

test('a message whose id was recorded with a reply is that reply, however late and changed its report', async () => {
  for (const [command, key, ...args] of echoWrites(keys, 'k', 'native1', 'r1')) await redis.call(command, key, ...args);
  expect(await echo('native1', 'Hello, with a footer', now + 86_400_000)).toBe(true);
  expect(await replyOf(redis, keys, 'k', 'native1')).toBe('r1');
  expect(await echo('native2', 'Hello')).toBe(false);
});

test('a report that overtakes the answer to sending is known by its words', async () => {
  await noteWords(redis, keys, 'k', { text: 'Hello', now });
  expect(await echo('native1', ' Hello\n', now + 1000)).toBe(true);
  expect(await echo('native1', 'Hello!', now + 1000)).toBe(false);
});

test('the same words ten minutes later are a person’s', async () => {
  await noteWords(redis, keys, 'k', { text: 'Hello', now });
  expect(await echo('native9', 'Hello', now + 600_000)).toBe(false);
});

test('what was said stands nowhere in Redis, and is forgotten', async () => {
  await noteWords(redis, keys, 'k', { text: 'canary', now });
  expect(JSON.stringify(await redis.hgetall(keys.echoes('k')))).not.toContain('canary');
  expect(await redis.pttl(keys.echoes('k'))).toBeGreaterThan(0);
});
