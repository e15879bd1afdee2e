import { expect, test } from 'vitest';
import { attentionKey, laneRoot, wake } from '../src/index.ts';
import { createFixture, eventually } from './lane-fixture.ts';

const far = 4_102_444_800_000;

test('a key that is woken is looked at before its timer', async () => {
  const { lane, redis, prefix, work, sweep, effects } = createFixture();
  work(({ key, urgent, ready }) => ({
    consumed: { urgent: urgent.length, ready: ready.length },
    writes: [['RPUSH', `${prefix}:effects`, `${key} ${ready.length}`]],
    wakeAt: far,
  }));
  sweep();
  await lane.push('a', { id: 'm1', body: 'one' });
  await eventually(async () => expect(await effects()).toEqual(['a 1']));
  await eventually(async () => expect(await lane.read('a')).toMatchObject({ busy: false }));
  await wake({ redis, prefix, lane: lane.name }, new Map([['a', Date.now()]]));
  await eventually(async () => expect(await effects()).toEqual(['a 1', 'a 0']));
});

test('waking neither puts off a look that is due sooner, nor brings back a key that nobody knows', async () => {
  const { lane, redis, prefix } = createFixture();
  const attention = attentionKey(laneRoot(prefix, lane.name));
  await redis.zadd(attention, 100, 'sooner', 900, 'later');
  const looks = new Map(['sooner', 'later', 'unknown'].map((key): [string, number] => [key, 500]));
  await wake({ redis, prefix, lane: lane.name }, looks);
  expect(await redis.zrange(attention, '0', '-1', 'WITHSCORES')).toEqual(['sooner', '100', 'later', '500']);
});

test('waking nobody asks Redis nothing', async () => {
  const { lane, redis, prefix } = createFixture();
  await wake({ redis, prefix, lane: lane.name }, new Map());
  expect(await redis.exists(attentionKey(laneRoot(prefix, lane.name)))).toBe(0);
});
