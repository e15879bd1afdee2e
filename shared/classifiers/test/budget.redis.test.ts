import { randomBytes } from 'node:crypto';
import { openRedis } from '@baton/runtime';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createBudget } from '../src/budget.ts';

let connections: Redis[];
let key: string;
beforeEach(() => {
  connections = [1, 2].map(() => openRedis(inject('redisUrl'), 'worker'));
  key = `{budget-${randomBytes(4).toString('hex')}}`;
});
afterEach(async () => {
  await connections[0]?.del(key);
  for (const redis of connections) redis.disconnect();
});

const budgets = (limits: { callsPerDay: number; costPerDay: number }) =>
  connections.map((redis) => createBudget(redis, key, limits));

test('processes that ask at the same time are given no call more than the day has', async () => {
  const both = budgets({ callsPerDay: 7, costPerDay: 1e6 });
  const asked = Array.from({ length: 25 }, () => both.map((budget) => budget.setAside(1))).flat();
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(7);
});

test('what a call may cost is set aside; what it did not cost is free again', async () => {
  const [one, other] = budgets({ callsPerDay: 100, costPerDay: 1000 });
  expect(await one?.setAside(600)).toBe(true);
  expect(await other?.setAside(600)).toBe(false);
  await one?.settle(600, 100);
  expect(await other?.setAside(600)).toBe(true);
  expect(await other?.setAside(301)).toBe(false);
  expect(await other?.setAside(300)).toBe(true);
});

test('a new day begins with nothing spent', async () => {
  const [budget] = budgets({ callsPerDay: 1, costPerDay: 1000 });
  expect([await budget?.setAside(1), await budget?.setAside(1)]).toEqual([true, false]);
  await connections[0]?.hincrby(key, 'day', -1);
  expect([await budget?.setAside(1), await budget?.setAside(1)]).toEqual([true, false]);
});
