import { Queue } from 'bullmq';
import { expect, test } from 'vitest';
import { createFixture, eventually, record } from './lane-fixture.ts';

test('a handler that throws is tried again, in order, with the failed entry alone', async () => {
  const { lane, prefix, work, sweep, effects } = createFixture();
  const shown: [attempt: number, ids: string][] = [];
  for (const id of ['m1', 'm2', 'm3']) await lane.push('a', { id, body: '' });
  sweep();
  work((given) => {
    shown.push([given.attempt, given.ready.map(({ id }) => id).join()]);
    if (given.attempt < 3 && given.ready[0]?.id === 'm1') throw new Error('not yet');
    return record(prefix)(given);
  });
  await eventually(async () => expect(await effects()).toEqual(['a/m1', 'a/m2', 'a/m3']));
  expect(shown).toEqual([
    [1, 'm1,m2,m3'],
    [2, 'm1'],
    [3, 'm1'],
    [1, 'm2,m3'],
  ]);
});

test('a poison message goes to the dead letters with its body; its lane and all others go on', async () => {
  const { lane, prefix, redis, work, sweep, effects } = createFixture();
  const dead: unknown[] = [];
  for (const id of ['m1', 'poison', 'm3']) await lane.push('a', { id, body: `body of ${id}` });
  await lane.push('b', { id: 'm1', body: '' });
  sweep();
  work(
    (given) => {
      const bad = given.ready.some(({ id }) => id === 'poison');
      if (bad) throw Object.assign(new Error('a private detail'), { code: 'bad-order' });
      return record(prefix)(given);
    },
    { onDead: (letter) => void dead.push(letter), settings: { maxAttempts: 3 } },
  );
  await eventually(async () => expect((await effects()).sort()).toEqual(['a/m1', 'a/m3', 'b/m1']));
  expect(dead).toEqual([{ key: 'a', id: 'poison', attempts: 3, reason: 'bad-order' }]);
  const [letter] = await new Queue('dead-letters', { connection: redis, prefix }).getWaiting();
  expect(letter?.data).toMatchObject({ lane: 'orders', key: 'a', id: 'poison', body: 'body of poison', attempts: 3 });
  expect(JSON.stringify(letter?.data)).not.toContain('private detail');
});

test('while a lane waits out a failure, what arrives waits with it', async () => {
  const { lane, work, sweep } = createFixture();
  const attempts: { at: number; ids: string[] }[] = [];
  work(
    ({ now, ready, attempt }) => {
      attempts.push({ at: now, ids: ready.map(({ id }) => id) });
      if (attempt === 1 && attempts.length === 1) throw new Error('not yet');
      return { consumed: { urgent: 0, ready: ready.length } };
    },
    { settings: { backoffMs: 300, maxBackoffMs: 300 } },
  );
  sweep();
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(async () => expect((await lane.read('a')).notBefore).not.toBeNull());
  await lane.push('a', { id: 'm2', body: '' });
  await eventually(() => expect(attempts).toHaveLength(3));
  expect(attempts.map(({ ids }) => ids)).toEqual([['m1'], ['m1'], ['m2']]);
  const [first, second] = attempts;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(300);
});

test('an urgent entry that arrives during the retries of another is not blamed for them', async () => {
  const { lane, prefix, work, sweep, effects } = createFixture();
  const dead: unknown[] = [];
  sweep();
  work(
    async (given) => {
      if (given.ready.some(({ id }) => id === 'poison')) {
        await lane.push('a', { id: `u${given.attempt}`, body: '', urgent: true });
        throw new Error('never');
      }
      return record(prefix)(given);
    },
    { onDead: ({ id, attempts }) => void dead.push([id, attempts]), settings: { maxAttempts: 3 } },
  );
  await lane.push('a', { id: 'poison', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['a/u1', 'a/u2', 'a/u3']));
  expect(dead).toEqual([['poison', 3]]);
});

test('a timer whose handler fails rings again, until it succeeds', async () => {
  const { lane, prefix, work, sweep, effects } = createFixture();
  let failures = 0;
  sweep();
  work(
    (given) => {
      if (given.ready.length > 0) return { consumed: { urgent: 0, ready: 1 }, wakeAt: given.now + 10 };
      failures += 1;
      if (failures <= 4) throw new Error('not yet');
      return { consumed: { urgent: 0, ready: 0 }, writes: [['RPUSH', `${prefix}:effects`, 'rang']] };
    },
    { settings: { maxAttempts: 2 } },
  );
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(async () => expect(await effects()).toEqual(['rang']));
});

test('after a dead letter the handler is called once more, so that its timer is not lost', async () => {
  const { lane, work, sweep } = createFixture();
  const rang: number[] = [];
  sweep();
  work(
    (given) => {
      if (given.ready.length > 0) throw new Error('never');
      rang.push(given.now);
      return { consumed: { urgent: 0, ready: 0 } };
    },
    { settings: { maxAttempts: 1 } },
  );
  await lane.push('a', { id: 'm1', body: '' });
  await eventually(() => expect(rang).toHaveLength(1));
});
