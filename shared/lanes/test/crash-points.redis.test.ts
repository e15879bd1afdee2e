import { Queue } from 'bullmq';
import { expect, onTestFinished, test } from 'vitest';
import type { Handle, Lane } from '../src/index.ts';
import { createLane, startLaneWorker, startSweeper } from '../src/index.ts';
import { type AtPoint, type CrashPoint, crashPoints } from '../src/testing.ts';
import { connect, createFixture, eventually, newPrefix, quick, record } from './lane-fixture.ts';

const never = new Promise<never>(() => {});
const keys = ['a', 'b'];
const ids = ['m0', 'm1', 'm2'];

/** Goes off once, at the given point. */
const createBomb = (point: CrashPoint, onFire: AtPoint) => {
  let fired = 0;
  const at: AtPoint = (here) => {
    if (here !== point || fired > 0) return;
    fired += 1;
    return onFire(here);
  };
  return { at, fired: () => fired };
};

const isProducers = (point: CrashPoint): boolean => /^(reserve|push|fill)\./.test(point);

/** A producer dies by an exception and is called again by whoever called it; a worker is never heard of again. */
const startDoomed = (prefix: string, handle: Handle, point: CrashPoint) => {
  let kill = (): void => {};
  const bomb = createBomb(point, () => {
    if (isProducers(point)) throw new Error('the producer died');
    kill();
    return never;
  });
  const redis = connect();
  const lane = createLane({ redis, prefix, lane: 'orders', queue: 'drains', healMs: 300, at: bomb.at });
  const doomed = startLaneWorker({
    lane,
    handle,
    connection: connect(),
    concurrency: 4,
    settings: { ...quick, batch: 2 },
  });
  const sweeper = startSweeper({ lane });
  kill = () => void doomed.worker.close(true);
  // A sweeper that died at its point never ends; nobody waits for it.
  onTestFinished(() => {
    kill();
    void sweeper.close();
  });
  return { lane, bomb };
};

const again = async <T>(call: () => Promise<T>): Promise<T> => call().catch(() => call());

const produce = async (lane: Lane): Promise<void> => {
  for (const id of ids) {
    for (const key of keys) {
      const job = { queue: 'scores', id: `score-${key}-${id}`, name: 'score', data: '{}' };
      await again(() => lane.reserve(key, { id, digest: id }, [job]));
    }
  }
  for (const key of keys) await again(() => lane.push(key, { id: 'm3', body: '' }));
  for (const key of keys) {
    for (const id of [...ids].reverse()) await again(() => lane.fill(key, id, id));
  }
};

test.each(crashPoints)('a crash at %s: every effect once and in order', async (point) => {
  const prefix = newPrefix();
  const { effects, redis, work, sweep } = createFixture({ prefix });
  const failedOnce = new Set<string>();
  const handle: Handle = (given) => {
    const head = `${given.key}/${given.ready[0]?.id}`;
    if (given.ready[0]?.id === 'm1' && !failedOnce.has(head)) {
      failedOnce.add(head);
      throw new Error('m1 fails the first time');
    }
    const jobs = given.ready.map(({ id }) => ({
      queue: 'bills',
      id: `bill-${given.key}-${id}`,
      name: 'bill',
      data: '{}',
    }));
    return { ...record(prefix)({ ...given, ready: given.ready.slice(0, 1) }), jobs: jobs.slice(0, 1), doc: 'seen' };
  };
  const doomed = startDoomed(prefix, handle, point);
  await produce(doomed.lane);
  await eventually(() => expect(doomed.bomb.fired()).toBe(1));
  work(handle);
  sweep();
  const all = keys.flatMap((key) => [...ids, 'm3'].map((id) => `${key}/${id}`));
  await eventually(async () => expect((await effects()).length).toBeGreaterThanOrEqual(all.length));
  await eventually(async () => expect(await redis.keys(`${prefix}:lane:orders:meta:*`)).toEqual([]));
  const found = await effects();
  expect([...found].sort()).toEqual([...all].sort());
  for (const key of keys) {
    expect(found.filter((effect) => effect.startsWith(key))).toEqual(all.filter((effect) => effect.startsWith(key)));
  }
  const connection = connect();
  expect(await new Queue('bills', { connection, prefix }).count()).toBe(all.length);
  expect(await new Queue('scores', { connection, prefix }).count()).toBe(keys.length * ids.length);
  expect(await redis.exists(`${prefix}:dead-letters:wait`)).toBe(0);
});
