import { type Outcome, shardKeys } from '@baton/contracts';
import { learn } from '@baton/core';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

let baton: Installation;
let redis: Redis;
let keys: ReturnType<typeof shardKeys>;
beforeAll(async () => {
  baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1, bots: 1, learner: 2 });
  redis = new Redis(inject('redisUrl'), { maxRetriesPerRequest: null });
  keys = shardKeys(baton.prefix);
});
afterAll(async () => {
  redis?.disconnect();
  await baton?.close();
});

const at = Date.now() + 3_600_000;
const failures = (from: number, count: number): Outcome[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ handoff: `h${from + index}`, key: `c${from + index}`, from: 'lead', to: 'seller', result: 'failed', at },
  }));

const record = async (outcomes: readonly Outcome[]): Promise<void> => {
  const pipeline = redis.pipeline();
  for (const one of outcomes) pipeline.xadd(keys.outcomes, '*', 'outcome', JSON.stringify(one));
  await pipeline.exec();
};

let asked = 0;
/** How sure a new contact must be of selling, as the decision about it says. */
const thresholdNow = async (): Promise<number | undefined> => {
  asked += 1;
  const contact = `new:${asked}`;
  await baton.client.ask({ contact, id: '1', text: 'What is my house worth?' }, { timeoutMs: 20_000 });
  const records = await baton.client.timeline(contact);
  const decisions = records.flatMap(({ entries }) => entries.flatMap((e) => (e.type === 'decision.made' ? [e] : [])));
  return decisions[0]?.decision.candidates.find(({ to }) => to === 'seller')?.threshold;
};

test('what learners that are killed have learned is exact, and the next decisions go by it', async () => {
  expect(await thresholdNow()).toBe(0.7);
  const learners = baton.fleet.slots.filter(({ service }) => service === 'learner');
  const all = failures(0, 300);
  for (let round = 0; round < 3; round += 1) {
    await record(all.slice(round * 100, round * 100 + 100));
    const victim = learners[round % 2];
    if (victim) expect(await baton.fleet.kill(victim)).toBe('SIGKILL');
  }
  const expected = learn(all, Date.now())['lead->seller'];
  const learned = async () => JSON.parse((await redis.hget(keys.learned, 'lead->seller')) ?? 'null');
  await vi.waitFor(async () => expect(await learned()).toEqual(expected), { timeout: 45_000, interval: 100 });
  expect(await redis.hgetall(keys.outcomeCounts)).toEqual({ 'lead->seller:failed': '300' });
  expect((await redis.xpending(keys.outcomes, 'learner'))[0]).toBe(0);

  const threshold = 0.7 + (expected?.adjustment ?? 0);
  const moved = async () => expect(await thresholdNow()).toBeCloseTo(threshold, 6);
  await vi.waitFor(moved, { timeout: 10_000, interval: 100 });
}, 120_000);
