import { Queue } from 'bullmq';
import { expect, test } from 'vitest';
import type { LaneCommit, LaneWork } from '../src/index.ts';
import { createFixture, eventually, record } from './lane-fixture.ts';

const all = ({ urgent, ready }: LaneWork): LaneCommit => ({ consumed: { urgent: urgent.length, ready: ready.length } });

test('jobs and entries for other lanes are added with the commit, each once', async () => {
  const { lane, another, prefix, work, effects, redis } = createFixture({ targets: { parcels: 'sendings' } });
  const parcels = another({ lane: 'parcels', queue: 'sendings' });
  const queue = new Queue('bills', { connection: redis, prefix });
  work((given) => ({
    ...all(given),
    jobs: given.ready.map(({ id }) => ({ queue: 'bills', id: `bill-${id}`, name: 'bill', data: '{"sum":3}' })),
    pushes: given.ready.map(({ id }) => ({ lane: 'parcels', key: given.key, id: `p-${id}`, body: 'parcel' })),
  }));
  work(record(prefix), { lane: parcels });
  await lane.push('a', { id: 'm1', body: '1' });
  await lane.push('a', { id: 'm2', body: '2' });
  await eventually(async () => expect(await effects()).toEqual(['a/p-m1', 'a/p-m2']));
  const jobs = await queue.getWaiting();
  expect(jobs.map(({ id, name, data }) => ({ id, name, data }))).toEqual([
    { id: 'bill-m1', name: 'bill', data: { sum: 3 } },
    { id: 'bill-m2', name: 'bill', data: { sum: 3 } },
  ]);
});

test('a lane may push into itself', async () => {
  const { lane, prefix, work, effects } = createFixture();
  work((given) => ({
    ...record(prefix)(given),
    pushes: given.ready[0]?.id === 'm1' ? [{ lane: 'orders', key: 'b', id: 'echo', body: '' }] : [],
  }));
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['a/m1', 'b/echo']));
});

test('a handler that leaves everything but pushes into its own mailbox is called with that', async () => {
  const { lane, prefix, work, effects } = createFixture();
  work((given) => {
    if (given.ready.length > 1) return record(prefix)(given);
    return { consumed: { urgent: 0, ready: 0 }, pushes: [{ lane: 'orders', key: 'a', id: 'echo', body: '' }] };
  });
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['a/m1', 'a/echo']));
});

test('a commit whose expectation does not hold does nothing, and the handler sees what is there now', async () => {
  const { lane, prefix, redis, work, effects } = createFixture();
  const gate = `${prefix}:gate`;
  await redis.hset(gate, 'epoch', '1');
  let calls = 0;
  work(async (given) => {
    calls += 1;
    const equals = await redis.hget(gate, 'epoch');
    if (calls === 1) await redis.hset(gate, 'epoch', '2');
    return {
      ...record(prefix)(given),
      expect: [
        { key: gate, field: 'epoch', equals },
        { key: gate, field: 'gone', equals: null },
      ],
    };
  });
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['a/m1']));
  expect(calls).toBe(2);
});

test('an expectation that can never hold ends as a dead letter, not as an endless loop', async () => {
  const { lane, prefix, redis, work } = createFixture();
  const dead: unknown[] = [];
  work((given) => ({ ...all(given), expect: [{ key: `${prefix}:gate`, field: 'epoch', equals: '9' }] }), {
    onDead: (letter) => void dead.push(letter),
    settings: { maxAttempts: 1 },
  });
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(() => expect(dead).toEqual([{ key: 'a', id: 'm1', attempts: 1, reason: 'unexpected-state' }]));
  expect(await redis.exists(`${prefix}:gate`)).toBe(0);
});

test.each([
  ['a command that is not on the list', ['FLUSHALL', '{p}:x']],
  ['a key outside the prefix', ['SET', 'elsewhere', '1']],
  ['a key of another type', ['HSET', '{p}:list', 'a', '1']],
  ['arguments that Redis refuses', ['ZADD', '{p}:zset', 'no-number', 'x']],
])('a commit with %s changes no mailbox and is the handler’s failure', async (_, [command = '', key = '', ...args]) => {
  const { lane, prefix, redis, work } = createFixture();
  await redis.rpush(`${prefix}:list`, 'x');
  const dead: unknown[] = [];
  work((given) => ({ ...all(given), doc: 'changed', writes: [[command, key.replace('{p}', prefix), ...args]] }), {
    onDead: (letter) => void dead.push(letter),
    settings: { maxAttempts: 1 },
  });
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(() => expect(dead).toHaveLength(1));
  expect(await lane.read('a')).toMatchObject({ doc: null, waiting: 0 });
});

test.each([
  ['consumes more than it was given', { consumed: { urgent: 0, ready: 9 } }],
  [
    'pushes into a lane it was not told of',
    { consumed: { urgent: 0, ready: 0 }, pushes: [{ lane: 'x', key: 'a', id: 'i', body: '' }] },
  ],
  [
    'adds a job with an id that BullMQ reserves',
    { consumed: { urgent: 0, ready: 0 }, jobs: [{ queue: 'q', id: 'wait', name: 'n', data: '{}' }] },
  ],
] satisfies [string, LaneCommit][])('a commit that %s is the handler’s failure', async (_, commit) => {
  const { lane, work } = createFixture();
  const errors: unknown[] = [];
  work(() => commit, { onHandlerError: (error) => void errors.push(error), settings: { maxAttempts: 1 } });
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(() => expect(errors[0]).toMatchObject({ name: 'LaneError' }));
});

test('what a handler leaves waits for the next arrival, and does not spin', async () => {
  const { lane, prefix, work, effects } = createFixture();
  const shown: number[] = [];
  work((given) => {
    shown.push(given.ready.length);
    const isEnough = given.ready.length >= 3;
    return isEnough ? record(prefix)(given) : { consumed: { urgent: 0, ready: 0 } };
  });
  for (const id of ['m1', 'm2']) {
    await lane.push('a', { id, body: '' });
    await eventually(async () => expect(await lane.read('a')).toMatchObject({ busy: false }));
  }
  await lane.push('a', { id: 'm3', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['a/m1', 'a/m2', 'a/m3']));
  expect(shown).toEqual([1, 2, 3]);
});

test('an entry that arrives while the handler leaves all it was shown is shown too', async () => {
  const { lane, prefix, work, effects } = createFixture();
  work(async (given) => {
    if (given.ready.length > 1) return record(prefix)(given);
    await lane.push('a', { id: 'm2', body: '' });
    return { consumed: { urgent: 0, ready: 0 } };
  });
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['a/m1', 'a/m2']));
});

test('many entries and many effects fit into one commit', async () => {
  const { lane, prefix, work, effects } = createFixture();
  await Promise.all(Array.from({ length: 300 }, (_, n) => lane.push('a', { id: `m${n}`, body: 'x'.repeat(1000) })));
  work(record(prefix), { settings: { batch: 300 } });
  await eventually(async () => expect(await effects()).toHaveLength(300));
  expect(new Set(await effects()).size).toBe(300);
});
