import { randomBytes } from 'node:crypto';
import { shardKeys } from '@baton/contracts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createCounter, readCounts } from '../src/index.ts';

const group = 'activity';
const minute = 60_000;
const now = Date.parse('2026-01-01T10:00:30Z');

let redis: Redis;
let prefix: string;

beforeEach(async () => {
  redis = new Redis(inject('redisUrl'));
  prefix = `{activity-${randomBytes(4).toString('hex')}:0}`;
  await redis.xgroup('CREATE', shardKeys(prefix).journal, group, '0', 'MKSTREAM');
});
afterEach(() => redis.disconnect());

const write = async (at: number, ...types: string[]): Promise<void> => {
  const entries = types.map((type) => ({ type, turn: 't', bot: 'lead' }));
  await redis.xadd(shardKeys(prefix).journal, '*', 'record', JSON.stringify({ now: at, entries }));
};

const handOut = async (): Promise<{ id: string; value: string }[]> => {
  const reply = await redis.xreadgroup('GROUP', group, 'c', 'STREAMS', shardKeys(prefix).journal, '>');
  const [[, entries]] = reply as [[string, [string, string[]][]]];
  return entries.map(([id, fields]) => ({ id, value: fields[1] ?? '' }));
};

const counted = (at: number, window: '1h' | '24h') => readCounts(redis, prefix, window, at);

test('entries count in the window in which they were committed', async () => {
  await write(now, 'turn.finished', 'turn.finished', 'turn.failed');
  await write(now - 90 * minute, 'turn.finished');
  await createCounter({ redis, prefix, group })(await handOut());
  expect(await counted(now, '1h')).toEqual({ 'turns|finished|lead': 2, 'turns|failed|lead': 1 });
  expect(await counted(now, '24h')).toEqual({ 'turns|finished|lead': 3, 'turns|failed|lead': 1 });
});

test('an entry that is handed out again counts once, whoever counts it', async () => {
  const [one, other] = [createCounter({ redis, prefix, group }), createCounter({ redis, prefix, group })];
  await write(now, 'turn.finished');
  await write(now, 'turn.finished');
  const entries = await handOut();
  const results = await Promise.all([one(entries), other(entries), one(entries.slice(1))]);
  expect(results.reduce((sum, result) => sum + result, 0)).toBe(2);
  expect(await counted(now, '1h')).toEqual({ 'turns|finished|lead': 2 });
});

test('an entry that cannot be read is acknowledged, and holds up nobody', async () => {
  await redis.xadd(shardKeys(prefix).journal, '*', 'record', '{"now":"yesterday"}');
  await write(now, 'turn.finished');
  await createCounter({ redis, prefix, group })(await handOut());
  expect(await redis.xpending(shardKeys(prefix).journal, group)).toMatchObject([0, null, null, null]);
  expect(await counted(now, '1h')).toEqual({ 'turns|finished|lead': 1 });
});

test('counters go when no window can reach them', async () => {
  await write(now, 'turn.finished');
  await createCounter({ redis, prefix, group })(await handOut());
  const keys = await redis.keys(`${shardKeys(prefix).activity}*`);
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(60 * minute);
});
