import { expect, test } from 'vitest';
import type { LaneWork } from '../src/index.ts';
import { createFixture, eventually, record } from './lane-fixture.ts';

test('an entry is handled once, and nothing of its lane is left behind but what tells duplicates', async () => {
  const { redis, prefix, lane, effects, work } = createFixture();
  expect(await lane.push('a', { id: 'm1', body: 'one' })).toEqual({ status: 'accepted', position: 1 });
  work(record(prefix));
  await eventually(async () => expect(await effects()).toEqual(['a/m1']));
  await eventually(async () =>
    expect((await redis.keys(`${prefix}:lane:*`)).sort()).toEqual([
      `${prefix}:lane:orders:seen:a:m1`,
      `${prefix}:lane:orders:tokens`,
    ]),
  );
});

test('the document is given to the next handler as it was committed', async () => {
  const { lane, work } = createFixture();
  const seen: (string | null)[] = [];
  work(({ doc, ready, urgent }) => {
    seen.push(doc);
    return {
      consumed: { urgent: urgent.length, ready: 1 },
      doc: ready[0]?.id === 'm3' ? null : `${doc ?? ''}${ready[0]?.body}`,
    };
  });
  for (const id of ['m1', 'm2', 'm3', 'm4']) {
    await lane.push('a', { id, body: id });
  }
  await eventually(() => expect(seen).toEqual([null, 'm1', 'm1m2', null]));
});

test('entries of one key are shown in order, urgent ones apart', async () => {
  const { lane, work, effects, prefix } = createFixture();
  for (const id of ['m1', 'm2']) await lane.push('a', { id, body: id });
  await lane.push('a', { id: 'u1', body: 'now', urgent: true });
  const shown: Pick<LaneWork, 'urgent' | 'ready'>[] = [];
  work((given) => {
    shown.push({ urgent: given.urgent, ready: given.ready });
    return record(prefix)(given);
  });
  await eventually(async () => expect(await effects()).toEqual(['a/u1', 'a/m1', 'a/m2']));
  expect(shown).toHaveLength(1);
  expect(shown[0]?.ready[0]).toMatchObject({ id: 'm1', status: 'filled', body: 'm1' });
});
