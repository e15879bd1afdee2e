import { Queue } from 'bullmq';
import { expect, test } from 'vitest';
import { connect, createFixture } from './lane-fixture.ts';

const everyKey = async (redis: { keys(pattern: string): Promise<string[]> }, prefix: string) =>
  (await redis.keys(`${prefix}:*`)).sort();

test('the same id with the same body is a duplicate, with another body a conflict; neither writes', async () => {
  const { lane, redis, prefix } = createFixture();
  await lane.push('a', { id: 'm1', body: 'one' });
  const before = await everyKey(redis, prefix);
  expect(await lane.push('a', { id: 'm1', body: 'one' })).toEqual({ status: 'duplicate' });
  expect(await lane.push('a', { id: 'm1', body: 'two' })).toEqual({ status: 'conflict' });
  expect(await everyKey(redis, prefix)).toEqual(before);
  expect(await lane.read('a')).toMatchObject({ waiting: 1 });
});

test('the same id in another mailbox is another entry', async () => {
  const { lane } = createFixture();
  await lane.push('a', { id: 'm1', body: 'one' });
  expect(await lane.push('b', { id: 'm1', body: 'two' })).toEqual({ status: 'accepted', position: 1 });
});

test('a duplicate ticket adds no second job', async () => {
  const { lane, prefix } = createFixture();
  const queue = new Queue('scores', { connection: connect(), prefix });
  const job = { queue: 'scores', id: 's-m1', name: 'score', data: '{}', opts: { removeOnComplete: true } };
  expect(await lane.reserve('a', { id: 'm1', digest: 'x' }, [job])).toEqual({ status: 'accepted', position: 1 });
  expect(await lane.reserve('a', { id: 'm1', digest: 'x' }, [{ ...job, id: 's-again' }])).toEqual({
    status: 'duplicate',
  });
  expect(await lane.reserve('a', { id: 'm1', digest: 'y' }, [{ ...job, id: 's-again' }])).toEqual({
    status: 'conflict',
  });
  expect(await queue.count()).toBe(1);
  await queue.close();
});

test('a full mailbox refuses before it accepts: nothing is written, no job is added', async () => {
  const { lane, redis, prefix } = createFixture({ cap: 2 });
  await lane.push('a', { id: 'm1', body: '1' });
  await lane.reserve('a', { id: 'm2', digest: 'x' });
  const before = await everyKey(redis, prefix);
  const job = { queue: 'scores', id: 's-m3', name: 'score', data: '{}' };
  expect(await lane.reserve('a', { id: 'm3', digest: 'x' }, [job])).toEqual({ status: 'full', size: 2, cap: 2 });
  expect(await lane.push('a', { id: 'm3', body: '3' })).toEqual({ status: 'full', size: 2, cap: 2 });
  expect(await everyKey(redis, prefix)).toEqual(before);
});

test('a full mailbox still knows what it has accepted, and takes what is urgent', async () => {
  const { lane } = createFixture({ cap: 1 });
  await lane.push('a', { id: 'm1', body: '1' });
  expect(await lane.push('a', { id: 'm1', body: '1' })).toEqual({ status: 'duplicate' });
  expect(await lane.push('a', { id: 'u1', body: 'now', urgent: true })).toEqual({ status: 'accepted', position: 1 });
});

test('a mailbox has one drain job, however many entries wait', async () => {
  const { lane, prefix } = createFixture();
  const queue = new Queue('drains', { connection: connect(), prefix });
  await Promise.all(Array.from({ length: 50 }, (_, n) => lane.push('a', { id: `m${n}`, body: '' })));
  expect(await queue.count()).toBe(1);
  await queue.close();
});

test.each(['', 'a:b', 'a b', '{a}', 'x'.repeat(65), 'é'])(
  'a key that could break out of its place is refused: %j',
  async (key) => {
    const { lane } = createFixture();
    await expect(lane.push(key, { id: 'm1', body: '' })).rejects.toMatchObject({ code: 'bad-argument' });
  },
);

test.each(['', '~m1', 'm 1', 'm\n1', 'x'.repeat(201)])(
  'an entry id that could pass for another is refused: %j',
  async (id) => {
    const { lane } = createFixture();
    await expect(lane.push('a', { id, body: '' })).rejects.toMatchObject({ code: 'bad-argument' });
  },
);

test('scripts are found again on a server that has forgotten them', async () => {
  const { lane, redis } = createFixture();
  await lane.push('a', { id: 'm1', body: '' });
  await redis.script('FLUSH');
  expect(await lane.push('a', { id: 'm2', body: '' })).toEqual({ status: 'accepted', position: 2 });
});
