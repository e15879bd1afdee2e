import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeEach, expect, inject, test } from 'vitest';
import { createBudget, type Limits } from '../src/budget.ts';
import { startFakeModelServer } from '../src/testing/fake-model-server.ts';
import { endless, runOn } from './setting.ts';

const connections = Array.from({ length: 4 }, () => new Redis(inject('redisUrl')));
const [redis] = connections as [Redis];
afterAll(() => {
  for (const connection of connections) connection.disconnect();
});

let prefix: string;
beforeEach(() => {
  prefix = `{model-${randomBytes(4).toString('hex')}:0}`;
});

const of = { bot: 'buyer', contact: 'k' };
const limits = (given: Partial<Limits>): Limits => ({ ...endless, ...given });
const spent = (of: 'bot' | 'contact', id: string) => redis.hmget(`${prefix}:model:${of}:${id}`, 'tokens', 'cost');

test.each([
  ['tokens of a contact', { contact: { tokens: 250, cost: 1e9 } }],
  ['money of a contact', { contact: { tokens: 1e9, cost: 25 } }],
  ['tokens of a bot', { bot: { tokens: 250, cost: 1e9 } }],
  ['money of a bot', { bot: { tokens: 1e9, cost: 25 } }],
])('all processes together keep to the %s', async (_what, given) => {
  const budgets = connections.map((connection) => createBudget(connection, prefix, limits(given)));
  const asked = Array.from({ length: 40 }, (_, n) => budgets[n % 4]?.setAside(of, { tokens: 100, cost: 10 }));
  const granted = (await Promise.all(asked)).filter(Boolean);
  expect(granted).toHaveLength(2);
  expect(await spent('bot', 'buyer')).toEqual(['200', '20']);
  expect(await spent('contact', 'k')).toEqual(['200', '20']);
});

test('what a turn did not take is free again', async () => {
  const budget = createBudget(redis, prefix, limits({ contact: { tokens: 100, cost: 100 } }));
  const first = await budget.setAside(of, { tokens: 90, cost: 90.5 });
  expect(await budget.setAside(of, { tokens: 90, cost: 9 })).toBeNull();
  await first?.settle({ tokens: 5, cost: 4.2 });
  expect(await spent('contact', 'k')).toEqual(['5', '5']);
  expect(await budget.setAside(of, { tokens: 90, cost: 9 })).not.toBeNull();
});

test('one contact over its budget leaves others theirs', async () => {
  const budget = createBudget(redis, prefix, limits({ contact: { tokens: 100, cost: 100 } }));
  await budget.setAside(of, { tokens: 100, cost: 1 });
  expect(await budget.setAside(of, { tokens: 1, cost: 1 })).toBeNull();
  expect(await budget.setAside({ ...of, contact: 'other' }, { tokens: 1, cost: 1 })).not.toBeNull();
});

test('a new day begins with nothing spent', async () => {
  const budget = createBudget(redis, prefix, limits({ contact: { tokens: 100, cost: 100 } }));
  await budget.setAside(of, { tokens: 100, cost: 100 });
  for (const key of await redis.keys(`${prefix}:model:*`)) await redis.hincrby(key, 'day', -1);
  expect(await budget.setAside(of, { tokens: 60, cost: 60 })).not.toBeNull();
  expect(await spent('contact', 'k')).toEqual(['60', '60']);
});

test('a turn that ends on the next day gives nothing back to it', async () => {
  const late = await createBudget(redis, prefix, endless).setAside(of, { tokens: 100, cost: 100 });
  for (const key of await redis.keys(`${prefix}:model:*`)) {
    await redis.hincrby(key, 'day', 1);
    await redis.hset(key, 'tokens', 7, 'cost', 7);
  }
  await late?.settle({ tokens: 0, cost: 0 });
  expect(await spent('contact', 'k')).toEqual(['7', '7']);
});

test('budgets go when they are of no more use', async () => {
  await createBudget(redis, prefix, endless).setAside(of, { tokens: 1, cost: 1 });
  for (const key of await redis.keys(`${prefix}:model:*`)) expect(await redis.ttl(key)).toBeGreaterThan(86_400);
});

test('turns are answered by the model until the budget is spent, and by the rules from then on', async () => {
  const server = await startFakeModelServer(() => ({ content: { facts: [], next: { action: 'answer', say: 'Hi' } } }));
  const budget = createBudget(redis, prefix, limits({ contact: { tokens: 4000, cost: 1e9 } }));
  const outcomes: (string | undefined)[] = [];
  for (let turn = 0; turn < 20; turn += 1) outcomes.push((await runOn(server, { engine: { budget } })).model?.outcome);
  await server.close();
  expect(outcomes[0]).toBe('answered');
  expect(outcomes.at(-1)).toBe('over-budget');
  expect(outcomes.toSorted()).toEqual(outcomes);
  expect(Number((await spent('contact', 'k'))[0])).toBe(server.requests.length * 250);
});
