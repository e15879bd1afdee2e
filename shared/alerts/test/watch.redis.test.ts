import { randomBytes } from 'node:crypto';
import { activityOf } from '@baton/activity';
import type { Policy } from '@baton/contracts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type AlertRule, createAlertStore, createWatch, type Observed, type Severity } from '../src/index.ts';

const second = 1000;
const minute = 60 * second;
const start = Date.parse('2026-01-01T10:00:00Z');

let redis: Redis;
let prefix: string;

beforeEach(() => {
  redis = new Redis(inject('redisUrl'));
  prefix = `{alerts-${randomBytes(4).toString('hex')}:0}`;
});
afterEach(() => redis.disconnect());

const tooMany = (severity: Severity = 'critical', cooldownMs = 5 * minute): AlertRule => ({
  ...{ name: 'too-many', severity, cooldownMs },
  look: ({ deadLetters: value }) => (value > 0 ? [{ subject: 'baton', value, limit: 0, why: `${value} letters` }] : []),
});

const at = (now: number, deadLetters: number): Observed => ({
  ...{ policy: {} as Policy, now: start + now, health: {}, activity: activityOf({}), waiting: {}, overdue: 0 },
  deadLetters,
});

const watching = (rules: readonly AlertRule[] = [tooMany()], fails: () => boolean = () => false) => {
  const told: string[] = [];
  const errors: unknown[] = [];
  const store = createAlertStore(redis, prefix);
  const watch = createWatch({
    ...{ store, rules },
    onRaised: ({ rule }) => told.push(`raised ${rule}`),
    onResolved: ({ rule }) => told.push(`over ${rule}`),
    tell: async ({ rule }, level) => {
      if (fails()) throw new Error('nobody answers');
      told.push(`level ${level} ${rule}`);
    },
    onError: (error) => errors.push(error),
  });
  return { store, watch, told, errors };
};

describe('an incident', () => {
  test('raises one alert however long it lasts, and is over when it is over', async () => {
    const { watch, told, store } = watching([tooMany('warning')]);
    for (const now of [0, 10 * second, 20 * minute]) await watch(at(now, 3));
    expect(told).toEqual(['raised too-many', 'level 1 too-many']);
    await watch(at(21 * minute, 0));
    expect(told.at(-1)).toBe('over too-many');
    expect(await store.list()).toMatchObject([{ value: 3, raisedAt: start, resolvedAt: start + 21 * minute }]);
  });

  test('that nobody has seen is told to the next level after 5 and after 15 minutes', async () => {
    const { watch, told } = watching();
    for (const now of [0, 5 * minute - 1, 5 * minute, 6 * minute, 15 * minute, 16 * minute]) await watch(at(now, 1));
    expect(told).toEqual(['raised too-many', 'level 1 too-many', 'level 2 too-many', 'level 3 too-many']);
  });

  test('that somebody has seen is told to nobody else', async () => {
    const { watch, told, store } = watching();
    await watch(at(0, 1));
    const [alert] = await store.list();
    expect(await store.acknowledge(alert!.id, 'ana', start + minute)).toMatchObject({ acknowledged: { by: 'ana' } });
    expect(await store.acknowledge(alert!.id, 'bob', start + minute)).toMatchObject({ acknowledged: { by: 'ana' } });
    await watch(at(20 * minute, 1));
    expect(told).toEqual(['raised too-many', 'level 1 too-many']);
  });

  test('that comes back at once is not raised again until the pause is over', async () => {
    const { watch, told } = watching([tooMany('warning', 40)]);
    await watch(at(0, 1));
    await watch(at(second, 0));
    await watch(at(2 * second, 1));
    expect(told).toEqual(['raised too-many', 'level 1 too-many', 'over too-many']);
    await expect.poll(async () => watch(at(3 * second, 1)).then(() => told.length)).toBeGreaterThan(3);
    expect(told.slice(3)).toEqual(['raised too-many', 'level 1 too-many']);
  });

  test('is raised and told once by two watchers', async () => {
    const [one, other] = [watching(), watching()];
    await Promise.all([one.watch(at(0, 1)), other.watch(at(0, 1))]);
    expect([...one.told, ...other.told].toSorted()).toEqual(['level 1 too-many', 'raised too-many']);
  });
});

test('an alert that could not be told is told later', async () => {
  let fails = true;
  const { watch, told, errors } = watching([tooMany()], () => fails);
  await watch(at(0, 1));
  expect(told).toEqual(['raised too-many']);
  expect(errors).toHaveLength(1);
  fails = false;
  await redis.del(`${prefix}:alert-pause:telling:${(await createAlertStore(redis, prefix).list())[0]!.id}-1`);
  await watch(at(minute, 1));
  expect(told).toEqual(['raised too-many', 'level 1 too-many']);
});

test('a rule that throws keeps none of the others from being asked', async () => {
  const broken: AlertRule = {
    ...{ name: 'broken', severity: 'warning', cooldownMs: 1 },
    look: () => {
      throw new RangeError('no such thing');
    },
  };
  const { watch, told, errors } = watching([broken, tooMany()]);
  await watch(at(0, 1));
  expect(told).toContain('raised too-many');
  expect(errors).toMatchObject([{ message: 'the alert rule broken failed' }]);
});

test('as many as a hundred are kept', async () => {
  const store = createAlertStore(redis, prefix);
  for (let index = 0; index < 103; index += 1)
    await store.raise(tooMany(), { subject: `bot${index}`, value: 1, limit: 0, why: '' }, start + index);
  const kept = await store.list();
  expect(kept).toHaveLength(100);
  expect(kept.at(-1)?.subject).toBe('bot3');
});

test('an alert that there is not cannot be acknowledged', async () => {
  await expect(createAlertStore(redis, prefix).acknowledge('none', 'ana', start)).rejects.toMatchObject({
    code: 'not-found',
  });
});
