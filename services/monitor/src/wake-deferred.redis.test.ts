import { randomBytes } from 'node:crypto';
import { type BotHealth, lanes, Policy, shardKeys } from '@baton/contracts';
import { attentionKey, laneRoot } from '@baton/lanes';
import { openRedis, redisTime } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { wakeDeferred } from './wake-deferred.ts';

const text = { optedOut: 'Bye.', optedIn: 'Hi.', toHuman: 'A person will answer you.' };
const policy = Policy.parse({
  domain: 'test',
  firstBot: 'lead',
  bots: ['lead', 'seller', 'buyer'].map((id) => ({ id, sla: { p95Ms: 1000 } })),
  routes: [],
  phrases: { en: text, es: text },
});

let redis: ReturnType<typeof openRedis>;
let prefix: string;
let attention: string;
let now: number;
beforeEach(async () => {
  redis = openRedis(inject('redisUrl'), 'worker', (error) => expect.unreachable(error.message));
  prefix = `{wake-${randomBytes(4).toString('hex')}:0}`;
  attention = attentionKey(laneRoot(prefix, lanes.contacts));
  now = await redisTime(redis);
});
afterEach(() => redis.disconnect());

const later = () => now + 1_800_000;

/** Contacts whose move to this bot is deferred by half an hour. */
const defer = async (bot: string, keys: readonly string[]): Promise<void> => {
  await redis.sadd(shardKeys(prefix).deferred(bot), ...keys);
  await redis.zadd(attention, ...keys.flatMap((key) => [later(), key]));
};

const measured = (p95Ms: number, rest: Partial<BotHealth> = {}): BotHealth => ({
  ...{ p95Ms, errorRate: 0, samples: 50, at: now },
  ...rest,
});

const looksAt = async (key: string): Promise<number> => Number(await redis.zscore(attention, key));
const wake = (health: Record<string, BotHealth>, withinMs = 1000) =>
  wakeDeferred({ redis, prefix }, { policy, health, withinMs });

test('whoever waits for a bot that is fit is looked at now, whoever waits for another is not', async () => {
  await defer('seller', ['a']);
  await defer('buyer', ['b']);
  expect(await wake({ seller: measured(1200), buyer: measured(1201) })).toBe(1);
  expect((await looksAt('a')) - now).toBeLessThan(1000);
  expect(await looksAt('b')).toBe(later());
});

test.each([
  ['fails', measured(100, { errorRate: 0.2 })],
  ['has hardly been measured', measured(100, { samples: 5 })],
])('a bot that %s is met by nobody', async (_, health) => {
  await defer('seller', ['a']);
  expect(await wake({ seller: health })).toBe(0);
  expect(await looksAt('a')).toBe(later());
});

test('a bot of which nothing is known is met by nobody, and a bot for which nobody waits costs no write', async () => {
  await defer('seller', ['a']);
  expect(await wake({ lead: measured(100) })).toBe(0);
  expect(await redis.zcard(attention)).toBe(1);
});

test('many are woken, each once, spread over the time that is given', async () => {
  const keys = Array.from({ length: 2500 }, (_, index) => `contact${index}`);
  await defer('seller', keys);
  expect(await wake({ seller: measured(100) }, 1000)).toBe(2500);
  const times = (await redis.zrange(attention, '0', '-1', 'WITHSCORES'))
    .filter((_, index) => index % 2 === 1)
    .map(Number);
  const offsets = times.map((time) => time - (times[0] as number));
  expect(Math.max(...offsets)).toBeLessThanOrEqual(1000);
  for (const quarter of [0, 250, 500, 750]) {
    const within = offsets.filter((offset) => offset >= quarter && offset < quarter + 250);
    expect(within.length).toBeGreaterThan(400);
    expect(within.length).toBeLessThan(850);
  }
});
