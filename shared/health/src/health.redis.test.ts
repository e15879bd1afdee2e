import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readReport } from './reader.ts';
import { createRecorder } from './recorder.ts';
import { healthOf } from './report.ts';
import { slaOf, violationsOf } from './sla.ts';

let redis: Redis;
beforeAll(() => {
  redis = new Redis(inject('redisUrl'));
});
afterAll(() => redis.quit());

const setUp = () => {
  const prefix = `{${randomUUID()}:0}`;
  const recorder = () =>
    createRecorder({ redis, prefix, flushMs: 60_000, onError: (error) => expect.unreachable(`${error}`) });
  const now = async () => Number((await redis.time())[0]) * 1000;
  const report = async (window: 'routing' | '1h' | '24h' | '7d') =>
    readReport(redis, { prefix, bot: 'seller', operation: 'process' }, window, await now());
  return { prefix, recorder, report };
};

const sample = (runMs: number, ok = true) => ({ bot: 'seller', operation: 'process', waitMs: 100, runMs, ok });

test('percentiles are right across processes, in every window', async () => {
  const { recorder, report } = setUp();
  const [one, other] = [recorder(), recorder()];
  for (let ms = 1; ms <= 1000; ms += 1) (ms % 2 ? one : other).record(sample(ms));
  await Promise.all([one.close(), other.close()]);

  for (const window of ['routing', '1h', '24h', '7d'] as const) {
    const found = await report(window);
    expect(found.count).toBe(1000);
    expect(Math.abs(found.run.p95 - 950) / 950).toBeLessThan(0.0101);
    expect(Math.abs(found.total.p50 - 600) / 600).toBeLessThan(0.0101);
    expect(Math.abs(found.wait.p99 - 100) / 100).toBeLessThan(0.0101);
  }
});

test('a hundred samples cost nothing until they are written together', async () => {
  const { recorder, prefix } = setUp();
  const counted = recorder();
  for (let index = 0; index < 100; index += 1) counted.record(sample(index));
  expect(await redis.keys(`${prefix}*`)).toEqual([]);
  await counted.flush();
  expect(await redis.keys(`${prefix}*`)).toHaveLength(2);
  await counted.close();
});

test('the error rate is what the guard is given, with its age', async () => {
  const { recorder, report } = setUp();
  const recording = recorder();
  for (let index = 0; index < 40; index += 1) recording.record(sample(50, index % 4 !== 0));
  await recording.close();
  const health = healthOf(await report('routing'));
  expect(health).toMatchObject({ samples: 40, errorRate: 0.25 });
  expect(health.at).toBeGreaterThan(0);
});

test('a slow bot breaks its promises, and says which', async () => {
  const { recorder, report } = setUp();
  const recording = recorder();
  for (let index = 0; index < 20; index += 1) recording.record(sample(2000));
  await recording.close();
  const sla = slaOf('seller', 'process');
  expect(violationsOf(await report('1h'), sla as NonNullable<typeof sla>).map(({ percentile }) => percentile)).toEqual([
    'p50',
    'p95',
  ]);
});

test('counters go away by themselves', async () => {
  const { recorder, prefix } = setUp();
  const recording = recorder();
  recording.record(sample(1));
  await recording.close();
  const ttls = await Promise.all((await redis.keys(`${prefix}*`)).map((key) => redis.pttl(key)));
  expect(ttls.every((ttl) => ttl > 0 && ttl <= 8 * 24 * 3_600_000)).toBe(true);
});
