import { expect, test } from 'vitest';
import { createFixture, eventually, record } from './lane-fixture.ts';

const keys = Array.from({ length: 12 }, (_, n) => `k${n}`);

test('one handler at a time for each key, in order of acceptance, under concurrent producers and workers', async () => {
  const { lane, prefix, work, effects } = createFixture();
  const running = new Map<string, number>();
  let overlaps = 0;
  let together = 0;
  const handle = async (given: Parameters<ReturnType<typeof record>>[0]) => {
    const here = (running.get(given.key) ?? 0) + 1;
    running.set(given.key, here);
    if (here > 1) overlaps += 1;
    together = Math.max(together, [...running.values()].filter((count) => count > 0).length);
    await new Promise((resolve) => setImmediate(resolve));
    running.set(given.key, here - 1);
    return record(prefix)(given);
  };
  for (let n = 0; n < 3; n += 1) work(handle, { settings: { batch: 3 } });
  const accepted = new Map<string, [position: number, id: string][]>();
  const producer = async (name: string) => {
    for (let n = 0; n < 10; n += 1) {
      await Promise.all(
        keys.map(async (key) => {
          const id = `${name}${n}`;
          await lane.push(key, { id, body: '' });
          accepted.set(key, [...(accepted.get(key) ?? []), [n, id]]);
        }),
      );
    }
  };
  await Promise.all(['p', 'q', 'r'].map(producer));
  await eventually(async () => expect(await effects()).toHaveLength(keys.length * 30));
  const found = await effects();
  expect(overlaps).toBe(0);
  expect(together).toBeGreaterThan(1);
  for (const key of keys) {
    for (const name of ['p', 'q', 'r']) {
      const ofProducer = found.filter((effect) => effect.startsWith(`${key}/${name}`));
      expect(ofProducer).toEqual(Array.from({ length: 10 }, (_, n) => `${key}/${name}${n}`));
    }
  }
});

test('a key with 1,000 waiting entries does not keep the others waiting', async () => {
  const { lane, prefix, work, effects } = createFixture();
  await Promise.all(Array.from({ length: 1000 }, (_, n) => lane.push('hot', { id: `m${n}`, body: '' })));
  const others = Array.from({ length: 50 }, (_, n) => `other${n}`);
  for (const key of others) await lane.push(key, { id: 'm0', body: '' });
  work(record(prefix), { concurrency: 2 });
  await eventually(async () => expect(await effects()).toHaveLength(1050));
  const found = await effects();
  const lastOther = Math.max(...others.map((key) => found.indexOf(`${key}/m0`)));
  const hotBefore = found.slice(0, lastOther).filter((effect) => effect.startsWith('hot/')).length;
  expect(hotBefore).toBeLessThan(200);
  const hot = found.filter((effect) => effect.startsWith('hot/'));
  expect(hot).toEqual(Array.from({ length: 1000 }, (_, n) => `hot/m${n}`));
});

test('a slow handler yields after its time is up, though its batch is not', async () => {
  const { lane, prefix, work, effects } = createFixture();
  for (let n = 0; n < 6; n += 1) await lane.push('slow', { id: `m${n}`, body: '' });
  await lane.push('other', { id: 'm0', body: '' });
  work(
    async (given) => {
      await new Promise((resolve) => setTimeout(resolve, given.key === 'slow' ? 15 : 0));
      return record(prefix)({ ...given, ready: given.ready.slice(0, 1) });
    },
    { concurrency: 1, settings: { yieldMs: 30 } },
  );
  await eventually(async () => expect(await effects()).toHaveLength(7));
  expect((await effects()).indexOf('other/m0')).toBeLessThan(4);
});

test('closing waits for the handler that runs, and what is left goes on elsewhere, in order', async () => {
  const { lane, prefix, work, effects } = createFixture();
  const ids = Array.from({ length: 30 }, (_, n) => `m${n}`);
  for (const id of ids) await lane.push('a', { id, body: '' });
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let running = 0;
  const first = work(async (given) => {
    running += 1;
    await held;
    running -= 1;
    return record(prefix)({ ...given, ready: given.ready.slice(0, 1) });
  });
  await eventually(() => expect(running).toBe(1));
  const closed = first.close();
  release();
  await closed;
  expect(running).toBe(0);
  expect((await effects())[0]).toBe('a/m0');
  work(record(prefix));
  await eventually(async () => expect(await effects()).toHaveLength(ids.length));
  expect(await effects()).toEqual(ids.map((id) => `a/${id}`));
});
