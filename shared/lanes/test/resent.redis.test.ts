import type { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { connect, createFixture, eventually, record } from './lane-fixture.ts';

/** Sends every script twice and returns the second reply: what ioredis does when the connection breaks before the first. */
const resending = (redis: Redis): Redis =>
  new Proxy(redis, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'evalsha' && name !== 'eval') return value.bind(target);
      return async (...args: unknown[]) => {
        await value.apply(target, args);
        return value.apply(target, args);
      };
    },
  });

test('scripts that are sent twice because their reply was lost have one effect, in order', async () => {
  const { lane, prefix, redis, work, sweep, effects } = createFixture({ redis: resending(connect()) });
  const failed = new Set<string>();
  const ids = Array.from({ length: 10 }, (_, n) => `m${n}`);
  for (const id of ids) {
    await lane.reserve('a', { id, digest: id }, [{ queue: 'scores', id: `score-${id}`, name: 'score', data: '{}' }]);
    await lane.push('b', { id, body: id });
  }
  for (const id of ids) await lane.fill('a', id, id);
  sweep();
  work((given) => {
    const head = `${given.key}/${given.ready[0]?.id}`;
    if (given.ready[0]?.id === 'm3' && !failed.has(head)) {
      failed.add(head);
      throw new Error('fails once');
    }
    const jobs = given.ready
      .slice(0, 1)
      .map(({ id }) => ({ queue: 'bills', id: `${given.key}-${id}`, name: 'bill', data: '{}' }));
    return { ...record(prefix)({ ...given, ready: given.ready.slice(0, 1) }), jobs };
  });
  await eventually(async () => expect((await effects()).length).toBeGreaterThanOrEqual(2 * ids.length));
  await eventually(async () => expect(await redis.keys(`${prefix}:lane:orders:meta:*`)).toEqual([]));
  const found = await effects();
  for (const key of ['a', 'b']) {
    expect(found.filter((effect) => effect.startsWith(key))).toEqual(ids.map((id) => `${key}/${id}`));
  }
  expect(await redis.llen(`${prefix}:bills:wait`)).toBe(2 * ids.length);
  expect(await redis.llen(`${prefix}:scores:wait`)).toBe(ids.length);
});
