import { randomUUID } from 'node:crypto';
import { Policy, shardKeys } from '@baton/contracts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { followInputs } from './inputs.ts';

const text = { optedOut: 'Bye.', optedIn: 'Hi.', toHuman: 'A person will answer you.' };
const policy = Policy.parse({
  domain: 'test',
  firstBot: 'lead',
  bots: ['lead', 'seller'].map((id) => ({ id })),
  routes: [],
  phrases: { en: text, es: text },
});

let redis: Redis;
let prefix: string;
const closers: (() => Promise<void>)[] = [];
beforeEach(() => {
  redis = new Redis(inject('redisUrl'));
  prefix = `{${randomUUID()}:0}`;
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  redis.disconnect();
});

const follow = async (everyMs: number) => {
  const onError = (error: unknown) => expect.unreachable(String(error));
  const inputs = await followInputs({ redis, prefix, policy, everyMs, onError });
  closers.push(inputs.close);
  return inputs;
};

const publish = (p95Ms: number) =>
  redis.set(shardKeys(prefix).health('seller'), JSON.stringify({ p95Ms, errorRate: 0, samples: 50, at: 1 }));

test('what is current follows what is published, at its pace', async () => {
  const inputs = await follow(5);
  expect(inputs.current().health).toEqual({});
  await publish(700);
  await vi.waitFor(() => expect(inputs.current().health.seller?.p95Ms).toBe(700), { timeout: 10_000, interval: 5 });
});

test('what is fresh has everything that was published before it was asked for, however many ask', async () => {
  const inputs = await follow(60_000);
  const asked: Promise<void>[] = [];
  for (let p95Ms = 1; p95Ms <= 100; p95Ms += 1) {
    await publish(p95Ms);
    asked.push(inputs.fresh().then(({ health }) => expect(health.seller?.p95Ms).toBeGreaterThanOrEqual(p95Ms)));
  }
  await Promise.all(asked);
});

test('many who ask at once share one look', async () => {
  const inputs = await follow(60_000);
  const get = vi.spyOn(redis, 'get');
  await Promise.all(Array.from({ length: 50 }, () => inputs.fresh()));
  expect(get).toHaveBeenCalledTimes(policy.bots.length);
});
