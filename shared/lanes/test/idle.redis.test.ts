import { expect, test } from 'vitest';
import { createFixture, eventually } from './lane-fixture.ts';

const idleKeys = 100_000;
const atOnce = 5_000;

test('100,000 keys that have been drained leave no key behind', { timeout: 300_000 }, async () => {
  // Duplicates are recognised for a moment only, so that what is left is the lane's own.
  const { lane, redis, prefix, work } = createFixture({ dedupMs: 1 });
  let handled = 0;
  work(
    ({ ready }) => {
      handled += ready.length;
      return { consumed: { urgent: 0, ready: ready.length } };
    },
    { concurrency: 200 },
  );
  redis.options.enableAutoPipelining = true;
  for (let from = 0; from < idleKeys; from += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, (_, n) => lane.push(`k${from + n}`, { id: 'm', body: '' })));
    await eventually(() => expect(handled).toBe(from + atOnce));
  }
  await eventually(async () => {
    const [, left] = await redis.scan('0', 'MATCH', `${prefix}:*`, 'COUNT', 2 * idleKeys);
    const lists = ['wait', 'active', 'stalled', 'marker', 'id', 'meta', 'events', 'stalled-check'];
    const expected = [`${prefix}:lane:orders:tokens`, ...lists.map((name) => `${prefix}:drains:${name}`)];
    expect(left.filter((name) => !expected.includes(name))).toEqual([]);
  });
});
