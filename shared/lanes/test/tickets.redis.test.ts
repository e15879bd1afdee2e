import { expect, test } from 'vitest';
import type { LaneEntry } from '../src/index.ts';
import { createFixture, eventually, type Fixture } from './lane-fixture.ts';

/** Records what the handler saw of each entry, in the order of the commits. */
const recordStatuses = ({ work, prefix, effects }: Fixture) => {
  work(({ ready, urgent }) => ({
    consumed: { urgent: urgent.length, ready: ready.length },
    writes: ready.map(
      (entry: LaneEntry) => ['RPUSH', `${prefix}:effects`, `${entry.id} ${entry.status} ${entry.body}`] as const,
    ),
  }));
  return effects;
};

test('a ticket that is not filled yet holds up what is behind it, not what is urgent', async () => {
  const fixture = createFixture();
  const { lane, redis, prefix, work } = fixture;
  await lane.reserve('a', { id: 'm1', digest: 'x' });
  await lane.push('a', { id: 'm2', body: 'two' });
  await lane.push('a', { id: 'u1', body: 'now', urgent: true });
  work(({ urgent, ready }) => ({
    consumed: { urgent: urgent.length, ready: ready.length },
    writes: [...urgent, ...ready].map(({ id }) => ['RPUSH', `${prefix}:effects`, id] as const),
  }));
  await eventually(async () => expect(await fixture.effects()).toEqual(['u1']));
  expect(await lane.read('a')).toMatchObject({ waiting: 2 });
  expect(await lane.fill('a', 'm1', 'one')).toBe('filled');
  await eventually(async () => expect(await fixture.effects()).toEqual(['u1', 'm1', 'm2']));
  await eventually(async () => expect(await redis.exists(`${prefix}:lane:orders:meta:a`)).toBe(0));
});

test('tickets are handled in the order in which they were taken, in whatever order they are filled', async () => {
  const fixture = createFixture();
  const { lane } = fixture;
  const effects = recordStatuses(fixture);
  for (const id of ['m1', 'm2', 'm3']) await lane.reserve('a', { id, digest: id });
  for (const id of ['m3', 'm1', 'm2']) await lane.fill('a', id, id);
  await eventually(async () => expect(await effects()).toEqual(['m1 filled m1', 'm2 filled m2', 'm3 filled m3']));
});

test('a ticket that nobody fills is passed over in time, and handled when it comes', async () => {
  const fixture = createFixture({ ticketMs: 200 });
  const { lane, sweep } = fixture;
  const effects = recordStatuses(fixture);
  sweep();
  await lane.reserve('a', { id: 'm1', digest: 'x' });
  await lane.push('a', { id: 'm2', body: 'two' });
  await eventually(async () => expect(await effects()).toEqual(['m1 passed-over null', 'm2 filled two']));
  expect(await lane.fill('a', 'm1', 'one')).toBe('late');
  await eventually(async () => expect((await effects()).slice(2)).toEqual(['m1 late one']));
});

test('a fill that comes while its ticket is being passed over is not lost', async () => {
  const fixture = createFixture({ ticketMs: 1 });
  const { lane, prefix, work, sweep, effects } = fixture;
  work(async ({ ready, urgent }) => {
    if (ready[0]?.status === 'passed-over') expect(await lane.fill('a', 'm1', 'one')).toBe('late');
    return {
      consumed: { urgent: urgent.length, ready: ready.length },
      writes: ready.map(({ id, status }) => ['RPUSH', `${prefix}:effects`, `${id} ${status}`] as const),
    };
  });
  sweep();
  await lane.reserve('a', { id: 'm1', digest: 'x' });
  await eventually(async () => expect(await effects()).toEqual(['m1 passed-over', 'm1 late']));
});

test('filling twice is filling once, also after the entry has been handled', async () => {
  const fixture = createFixture();
  const { lane } = fixture;
  await lane.reserve('a', { id: 'm1', digest: 'x' });
  expect(await lane.fill('a', 'm1', 'one')).toBe('filled');
  expect(await lane.fill('a', 'm1', 'one')).toBe('filled');
  const effects = recordStatuses(fixture);
  await eventually(async () => expect(await effects()).toEqual(['m1 filled one']));
  expect(await lane.fill('a', 'm1', 'one')).toBe('filled');
  expect(await lane.read('a')).toMatchObject({ waiting: 0 });
});

test('a late fill that is repeated comes once', async () => {
  const fixture = createFixture({ ticketMs: 1 });
  const { lane, sweep } = fixture;
  const effects = recordStatuses(fixture);
  sweep();
  await lane.reserve('a', { id: 'm1', digest: 'x' });
  await eventually(async () => expect(await effects()).toEqual(['m1 passed-over null']));
  expect(await lane.fill('a', 'm1', 'one')).toBe('late');
  expect(await lane.fill('a', 'm1', 'one')).toBe('filled');
  await eventually(async () => expect(await effects()).toEqual(['m1 passed-over null', 'm1 late one']));
});

test('filling a ticket that was never taken writes nothing', async () => {
  const { lane, redis, prefix } = createFixture();
  expect(await lane.fill('a', 'm1', 'one')).toBe('unknown');
  expect(await redis.keys(`${prefix}:*`)).toEqual([]);
});

test('a pressing entry is shown at once with all that waits before it, in order', async () => {
  const fixture = createFixture();
  const { lane, prefix, work, effects } = fixture;
  const ids = Array.from({ length: 200 }, (_, index) => `m${index + 1}`);
  for (const id of ids) await lane.push('a', { id, body: id });
  // A handler that has room for nothing, and takes all only when it is shown what presses.
  work(({ urgent, ready }) => {
    const taken = ready.findLastIndex(({ body }) => body === 'stop') + 1;
    const writes = ready.slice(0, taken).map(({ id }) => ['RPUSH', `${prefix}:effects`, id] as const);
    return { consumed: { urgent: urgent.length, ready: taken }, writes };
  });
  await lane.reserve('a', { id: 'stop', digest: 'x' });
  await lane.push('a', { id: 'behind', body: 'behind' });
  expect(await lane.fill('a', 'stop', 'stop', { pressing: true })).toBe('filled');
  await eventually(async () => expect(await effects()).toEqual([...ids, 'stop']));
  expect(await lane.read('a')).toMatchObject({ waiting: 1 });
});

test('a pressing entry waits for the tickets before it, as its order asks for', async () => {
  const fixture = createFixture();
  const { lane } = fixture;
  const effects = recordStatuses(fixture);
  await lane.reserve('a', { id: 'm1', digest: 'x' });
  await lane.reserve('a', { id: 'm2', digest: 'x' });
  await lane.fill('a', 'm2', 'two', { pressing: true });
  expect(await lane.read('a')).toMatchObject({ waiting: 2, busy: false });
  await lane.fill('a', 'm1', 'one');
  await eventually(async () => expect(await effects()).toEqual(['m1 filled one', 'm2 filled two']));
});

test('a pressing entry that comes after its ticket was passed over is shown with all before it too', async () => {
  const fixture = createFixture({ ticketMs: 1 });
  const { lane, prefix, redis, work, sweep, effects } = fixture;
  await lane.reserve('a', { id: 'stop', digest: 'x' });
  work(({ urgent, ready }) => {
    const taken = ready.findLastIndex(({ status }) => status !== 'filled') + 1;
    const writes = ready
      .slice(0, taken)
      .map(({ id, status }) => ['RPUSH', `${prefix}:effects`, `${id} ${status}`] as const);
    return { consumed: { urgent: urgent.length, ready: taken }, writes };
  });
  sweep();
  await eventually(async () => expect(await effects()).toEqual(['stop passed-over']));
  for (let index = 1; index <= 30; index += 1) await lane.push('a', { id: `m${index}`, body: 'm' });
  expect(await lane.fill('a', 'stop', 'stop', { pressing: true })).toBe('late');
  await eventually(async () => expect((await effects()).at(-1)).toBe('stop late'));
  expect(await effects()).toHaveLength(32);
  await eventually(async () => expect(await redis.exists(`${prefix}:lane:orders:bodies:a`)).toBe(0));
});
