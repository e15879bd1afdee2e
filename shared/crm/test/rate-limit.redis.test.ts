import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { CrmError } from '../src/crm-error.ts';
import { createRateLimit, type RateLimit, within } from '../src/rate-limit.ts';

let processes: Redis[];
let limits: RateLimit[];

const rule = { requests: 100, windowMs: 10_000 };

beforeEach(() => {
  const key = `{rate-${randomUUID()}}:crm-rate`;
  processes = [0, 1, 2].map(() => new Redis(inject('redisUrl')));
  limits = processes.map((redis) => createRateLimit({ redis, key, ...rule }));
});
afterEach(async () => {
  for (const redis of processes) await redis.quit();
});

/** When each of so many requests, of all processes at once, would leave; ms from now. */
const slots = async (count: number, longestWaitMs: number): Promise<number[]> => {
  const taken = Array.from({ length: count }, (_, index) => limits[index % limits.length]?.take(longestWaitMs));
  const all = await Promise.all(taken);
  return all.flatMap((slot) => (slot?.status === 'taken' ? [slot.waitMs] : [])).toSorted((a, b) => a - b);
};

test('in no ten seconds do all processes together make more requests than allowed', async () => {
  const at = await slots(400, 60_000);
  expect(at).toHaveLength(400);
  // Slots are handed out within some ms of each other, which is what a window may be off by.
  const slackMs = 250;
  for (const [index, from] of at.entries()) {
    const inWindow = at.slice(index).filter((slot) => slot < from + rule.windowMs - slackMs).length;
    expect(inWindow).toBeLessThanOrEqual(rule.requests);
  }
});

test('a fifth of the limit may go at once, the rest is spread', async () => {
  const at = await slots(40, 60_000);
  expect(at.filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(20);
  expect(at.at(-1)).toBeGreaterThan(2000);
});

test('who would have to wait too long is told so, and takes no slot from the others', async () => {
  await slots(20, 60_000);
  const before = await limits[0]?.take(0);
  expect(before?.status).toBe('full');
  for (let index = 0; index < 50; index += 1) await limits[1]?.take(0);
  expect((await limits[2]?.take(60_000))?.waitMs).toBeLessThan(500);
});

test('a 429 that one process meets quiets all of them, for as long as it says', async () => {
  const refuse = within(limits[0] as RateLimit, async () => {
    throw new CrmError('unavailable', 'http-429', 30_000);
  });
  await expect(refuse).rejects.toMatchObject({ code: 'http-429' });
  const other = await limits[1]?.take(1000);
  expect(other).toMatchObject({ status: 'full' });
  expect(other?.waitMs).toBeGreaterThan(29_000);
  await expect(within(limits[2] as RateLimit, async () => 'sent')).rejects.toMatchObject({ code: 'rate-limited' });
});
