import { randomBytes } from 'node:crypto';
import { type Learned, LedgerEntry, type Outcome, shardKeys } from '@baton/contracts';
import { learn } from '@baton/core';
import { type AtPoint, counterOf, createLearningStore, type LearningPoint } from '@baton/learning';
import {
  createLog,
  createStreamGroup,
  loadConfig,
  openRedis,
  openShards,
  type ServiceContext,
  type Shards,
} from '@baton/runtime';
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { createLearnOutcomes } from './learn-outcomes.ts';
import { startLearner } from './learner.ts';

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

const results = ['failed', 'successful', 'failed', 'reverted', 'timeout'] as const;
/** An outcome of the future counts as one of now: what is learned from it does not depend on when. */
const at = Date.now() + 3_600_000;
/** Moves from the lead succeed, the others mostly fail. */
const outcome = (index: number): Outcome => {
  const from = index % 3 === 0 ? 'lead' : 'buyer';
  const result = from === 'lead' ? 'successful' : (results[index % results.length] ?? 'failed');
  return { handoff: `k${index}-h1`, key: `k${index}`, at: at + index, from, to: 'seller', result };
};
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
/** The thresholds as they must be: learned from everything that was ever recorded, all at once. */
const relearned = async (): Promise<Learned> => {
  const entries = await redis.xrange(keys.outcomes, '-', '+');
  return learn(
    entries.map(([, fields]) => JSON.parse(fields[1] ?? '') as Outcome),
    Date.now(),
  );
};
const learned = async (): Promise<Learned> =>
  Object.fromEntries(Object.entries(await redis.hgetall(keys.learned)).map(([route, row]) => [route, JSON.parse(row)]));
const ledger = async (): Promise<LedgerEntry[]> =>
  (await redis.xrange(keys.ledger, '-', '+')).map(([, fields]) => LedgerEntry.parse(JSON.parse(fields[1] ?? '')));

/** Counters, thresholds and ledger agree with what was recorded, and nothing waits. */
const expectExact = async (): Promise<void> => {
  expect(await counters()).toEqual(await recomputed());
  expect(await learned()).toEqual(await relearned());
  expect(await pending()).toBe(0);
  const entries = await ledger();
  expect(entries.map(({ id }) => id)).toEqual(entries.map((_, index) => `0.${index + 1}`));
  for (const [route, moves] of Map.groupBy(entries, (entry) => entry.route)) {
    const afters = moves.map(({ after }) => after?.adjustment);
    expect(moves.map(({ before }) => before?.adjustment ?? 0)).toEqual([0, ...afters.slice(0, -1)]);
    expect(afters.at(-1)).toBe((await learned())[route]?.adjustment);
  }
};
const counters = () => redis.hgetall(keys.outcomeCounts);
const pending = async (): Promise<number> => Number((await redis.xpending(keys.outcomes, group))[0]);

const consumer = (name: string, idleMs = 0) => {
  const own = openRedis(url, 'blocking');
  opened.push(own);
  return createStreamGroup({ redis: own, stream: keys.outcomes, group, consumer: name, idleMs });
};
const storeAt = (atPoint?: AtPoint) =>
  createLearningStore({ redis, prefix: shards.all[0]!.prefix, shard: 0, ...(atPoint && { atPoint }) });
const counting = (atPoint?: AtPoint) =>
  createLearnOutcomes({ store: storeAt(atPoint), group, onMalformed: () => undefined });

test('two learners count every outcome once between them', async () => {
  await record(outcomes(300));
  const running = [await startLearner(context), await startLearner({ ...context, instance: 'other' })];
  await record(outcomes(600).slice(300));
  const expected = await recomputed();
  await vi.waitFor(async () => expect(await counters()).toEqual(expected), { timeout: 20_000 });
  await expectExact();
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

const points: readonly LearningPoint[] = ['load.before', 'load.after', 'commit.before', 'commit.after'];

test.each(points)('a learner killed at %s leaves what one that was never killed leaves', async (point) => {
  await record(outcomes(60));
  const first = consumer('dies');
  await first.open();
  const entries = await first.read();
  let killed = false;
  const dying = counting((at) => {
    if (at !== point) return;
    killed = true;
    throw new Error('killed');
  });
  await dying(entries.slice(0, 40)).catch(() => undefined);
  expect(killed).toBe(true);
  const second = consumer('next');
  const again = await second.reclaim();
  expect(again.length).toBe(point === 'commit.after' ? 20 : 60);
  // As if the acknowledgement had been lost too: the whole batch comes once more.
  await counting()(entries);
  await counting()(again);
  await expectExact();
  expect(Object.values(await learned()).map(({ outcomes }) => outcomes)).toEqual(expect.arrayContaining([20, 40]));
});

test('learners that work at the same entries at once, and die at random points, agree with the record', async () => {
  await record(outcomes(240));
  let step = 0;
  const dying = counting(() => {
    step += 1;
    if (step % 7 === 0) throw new Error('killed');
  });
  const only = consumer('only');
  await only.open();
  const entries = await only.read();
  const portions = Array.from({ length: 24 }, (_, index) => entries.slice(index * 10, index * 10 + 15));
  const settled = await Promise.allSettled([...portions, ...portions].map((portion) => dying(portion)));
  expect(settled.some(({ status }) => status === 'rejected')).toBe(true);
  await counting()(await only.reclaim());
  await expectExact();
});

test('what is learned does not depend on the portions in which it came', async () => {
  await record(outcomes(100));
  const only = consumer('only');
  await only.open();
  for (const entry of (await only.read()).toReversed()) await counting()([entry]);
  await expectExact();
  expect((await ledger()).length).toBeGreaterThan(5);
});

test('a route whose confidence is off is told of once', async () => {
  const sure = outcomes(180).map((one) => ({ ...one, confidence: 0.9 }));
  await record(sure);
  const only = consumer('only');
  await only.open();
  await counting()(await only.read());
  const learner = await startLearner(context);
  const told = () => logged.filter((line) => line.includes('confidence of this route is off'));
  await vi.waitFor(() => expect(told()).toHaveLength(1), { timeout: 20_000 });
  expect(JSON.parse(told()[0] ?? '')).toMatchObject({ route: 'buyer->seller', claimed: 0.9, outcomes: 120 });
  await learner.close();
});
