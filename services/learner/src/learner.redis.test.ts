import { randomBytes } from 'node:crypto';
import { type Outcome, shardKeys } from '@baton/contracts';
import { createLog, loadConfig, openRedis, openShards, type ServiceContext, type Shards } from '@baton/runtime';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { counterOf, createCountOutcomes } from './count-outcomes.ts';
import { startLearner } from './learner.ts';
import { createOutcomeGroup } from './outcome-group.ts';

const url = inject('redisUrl');
const group = 'learner';

let shards: Shards;
let context: ServiceContext;
let redis: Redis;
let keys: ReturnType<typeof shardKeys>;
let logged: string[];
let opened: Redis[];

beforeEach(() => {
  const config = loadConfig({ REDIS_URL: url, BATON_APP: `learner-${randomBytes(4).toString('hex')}` });
  shards = openShards(config);
  redis = shards.all[0]!.redis;
  keys = shardKeys(shards.all[0]!.prefix);
  logged = [];
  opened = [];
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  context = { name: 'learner', instance: 'test', config, log, shards, faults: async () => [] };
});
afterEach(async () => {
  for (const one of opened) one.disconnect();
  await shards.close();
});

const results = ['successful', 'failed', 'reverted', 'timeout'] as const;
const outcome = (index: number): Outcome => ({
  ...{ handoff: `k-h${index}`, key: 'k', at: index, from: index % 3 === 0 ? 'lead' : 'buyer', to: 'seller' },
  result: results[index % results.length] ?? 'failed',
});
const outcomes = (count: number): Outcome[] => Array.from({ length: count }, (_, index) => outcome(index));

/** As the coordinator's commits do: the outcome to the stream, and its record to the journal. */
const record = async (list: readonly Outcome[]): Promise<void> => {
  const pipeline = redis.pipeline();
  for (const one of list) {
    pipeline.xadd(keys.outcomes, '*', 'outcome', JSON.stringify(one));
    const { handoff, from, to, result } = one;
    pipeline.xadd(
      keys.journal,
      '*',
      'record',
      JSON.stringify({ entries: [{ type: 'outcome.recorded', handoff, from, to, result }] }),
    );
  }
  await pipeline.exec();
};

/** The counters as they must be: recomputed from the journal. */
const recomputed = async (): Promise<Record<string, string>> => {
  const counts: Record<string, number> = {};
  for (const [, fields] of await redis.xrange(keys.journal, '-', '+')) {
    for (const entry of JSON.parse(fields[1] ?? '').entries)
      counts[counterOf(entry)] = (counts[counterOf(entry)] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).map(([counter, count]) => [counter, String(count)]));
};
const counters = () => redis.hgetall(keys.outcomeCounts);
const pending = async (): Promise<number> => Number((await redis.xpending(keys.outcomes, group))[0]);

const consumer = (name: string, idleMs = 0) => {
  const own = openRedis(url, 'blocking');
  opened.push(own);
  return createOutcomeGroup({ redis: own, stream: keys.outcomes, group, consumer: name, idleMs });
};
const counting = (onMalformed: (entry: string) => void = () => undefined) =>
  createCountOutcomes({ redis, keys, group, onMalformed });

test('two learners count every outcome once between them', async () => {
  await record(outcomes(300));
  const running = [await startLearner(context), await startLearner({ ...context, instance: 'other' })];
  await record(outcomes(600).slice(300));
  const expected = await recomputed();
  await vi.waitFor(async () => expect(await counters()).toEqual(expected), { timeout: 20_000 });
  expect(await pending()).toBe(0);
  for (const one of running) await one.close();
});

test('outcomes recorded before the first learner ever ran are counted', async () => {
  await record(outcomes(5));
  const learner = await startLearner(context);
  await vi.waitFor(async () => expect(await counters()).toEqual(await recomputed()), { timeout: 20_000 });
  await learner.close();
});

test('a consumer that dies before counting leaves its entries to the next', async () => {
  await record(outcomes(10));
  const first = consumer('dies');
  await first.open();
  expect(await first.read()).toHaveLength(10);
  const second = consumer('next');
  const entries = await second.reclaim();
  expect(entries).toHaveLength(10);
  await counting()(entries);
  expect(await counters()).toEqual(await recomputed());
  expect(await pending()).toBe(0);
});

test('a consumer that dies after counting, before it knows, has counted once', async () => {
  await record(outcomes(10));
  const first = consumer('dies');
  await first.open();
  const entries = await first.read();
  expect(await counting()(entries)).toBe(10);
  expect(await counting()(entries)).toBe(0);
  expect(await counters()).toEqual(await recomputed());
});

test('an entry that its slow consumer and the one that took it over both count is counted once', async () => {
  await record(outcomes(10));
  const slow = consumer('slow');
  await slow.open();
  const held = await slow.read();
  const taken = await consumer('taker').reclaim();
  expect(taken).toEqual(held);
  const counted = await Promise.all([counting()(held), counting()(taken)]);
  expect(counted[0]! + counted[1]!).toBe(10);
  expect(await counters()).toEqual(await recomputed());
});

test('the same handoff twice in the stream counts once', async () => {
  await record(outcomes(3));
  await redis.xadd(keys.outcomes, '*', 'outcome', JSON.stringify(outcome(1)));
  const only = consumer('only');
  await only.open();
  await counting()(await only.read());
  expect(await counters()).toEqual(await recomputed());
});

test('an entry that is no outcome is let go, named by its id, and the others count', async () => {
  await redis.xadd(keys.outcomes, '*', 'outcome', '{"handoff":"canary"');
  await record(outcomes(2));
  const learner = await startLearner(context);
  await vi.waitFor(async () => expect(await counters()).toEqual(await recomputed()), { timeout: 20_000 });
  expect(await pending()).toBe(0);
  expect(logged.join()).toContain('an entry of outcomes is none');
  expect(logged.join()).not.toContain('canary');
  await learner.close();
});

test('an entry that a live consumer holds is not taken from it', async () => {
  await record(outcomes(1));
  const first = consumer('alive');
  await first.open();
  await first.read();
  expect(await consumer('other', 60_000).reclaim()).toEqual([]);
});
