import { Queue } from 'bullmq';
import { expect, test } from 'vitest';
import { connect, createFixture, eventually, record } from './lane-fixture.ts';

test('a timer rings though nothing arrives, once, with no entries', async () => {
  const { lane, work, sweep } = createFixture();
  const calls: { now: number; entries: number }[] = [];
  let due = 0;
  sweep();
  work(({ now, ready }) => {
    calls.push({ now, entries: ready.length });
    due ||= now + 150;
    return { consumed: { urgent: 0, ready: ready.length }, wakeAt: ready.length > 0 ? due : null };
  });
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(() => expect(calls).toHaveLength(2));
  expect(calls[1]?.entries).toBe(0);
  expect(calls[1]?.now).toBeGreaterThanOrEqual(due);
});

test('the timer of an idle key costs one member of one sorted set', async () => {
  const { lane, redis, prefix, work } = createFixture();
  work(({ now, ready }) => ({ consumed: { urgent: 0, ready: ready.length }, doc: 'kept', wakeAt: now + 3_600_000 }));
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(async () =>
    expect((await redis.keys(`${prefix}:lane:*`)).sort()).toEqual(
      ['attention', 'doc:a', 'seen:a:m1', 'tokens'].map((name) => `${prefix}:lane:orders:${name}`),
    ),
  );
  expect(await redis.zcard(`${prefix}:lane:orders:attention`)).toBe(1);
});

test('a commit without a timer takes the timer away', async () => {
  const { lane, redis, prefix, work, effects } = createFixture();
  work((given) => ({
    ...record(prefix)(given),
    ...(given.ready[0]?.id === 'm1' && { wakeAt: given.now + 3_600_000 }),
  }));
  for (const id of ['m1', 'm2']) {
    await lane.push('a', { id, body: '' });
    await eventually(async () => expect(await effects()).toContain(`a/${id}`));
    await eventually(async () => expect((await lane.read('a')).busy).toBe(false));
  }
  expect(await redis.zcard(`${prefix}:lane:orders:attention`)).toBe(0);
});

/** Leaves an entry behind a drain job that has been tampered with. */
const sabotages: [name: string, (queue: Queue, base: string) => Promise<unknown>][] = [
  ['removed by hand', async (queue) => (await queue.getWaiting())[0]?.remove()],
  ['deleted, its place in the list kept', async (queue, base) => (await queue.getBackend().client).del(`${base}d-a-1`)],
  ['taken out of the waiting list', async (queue, base) => (await queue.getBackend().client).del(`${base}wait`)],
  ['swept away with its whole queue', (queue) => queue.obliterate({ force: true })],
];

test.each(sabotages)('a drain job that was %s is replaced', async (_, sabotage) => {
  const { lane, prefix, work, sweep, effects } = createFixture();
  const queue = new Queue('drains', { connection: connect(), prefix });
  await lane.push('a', { id: 'm1', body: '' });
  await sabotage(queue, `${prefix}:drains:`);
  work(record(prefix));
  sweep();
  await eventually(async () => expect(await effects()).toEqual(['a/m1']));
  await lane.push('a', { id: 'm2', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['a/m1', 'a/m2']));
  await queue.close();
});

test('workers that were never told of a waiting job are told', async () => {
  const { lane, redis, prefix, work, sweep, effects } = createFixture();
  await lane.push('a', { id: 'm1', body: '' });
  await redis.del(`${prefix}:drains:marker`);
  work(record(prefix), { settings: { drainDelay: 60 } });
  sweep();
  await eventually(async () => expect(await effects()).toEqual(['a/m1']));
});

test('a drain job that merely waits its turn is left alone, however long it waits', async () => {
  const { lane, redis, prefix, sweep } = createFixture({ healMs: 20 });
  await lane.push('a', { id: 'm1', body: '' });
  const before = await redis.zscore(`${prefix}:lane:orders:attention`, 'a');
  sweep();
  await eventually(async () =>
    expect(Number(await redis.zscore(`${prefix}:lane:orders:attention`, 'a'))).toBeGreaterThan(Number(before) + 100),
  );
  expect(await redis.get(`${prefix}:lane:orders:tokens`)).toBe('1');
});

test('two sweepers wake a mailbox once', async () => {
  const { lane, prefix, work, sweep, effects } = createFixture();
  let calls = 0;
  work((given) => {
    calls += 1;
    return { ...record(prefix)(given), ...(given.ready.length > 0 && { wakeAt: given.now + 50 }) };
  });
  sweep();
  sweep();
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(() => expect(calls).toBe(2));
  await lane.push('b', { id: 'm1', body: '' });
  await eventually(() => expect(calls).toBe(4));
  expect(await effects()).toEqual(['a/m1', 'b/m1']);
});
