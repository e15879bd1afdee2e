import { randomBytes } from 'node:crypto';
import { lanes, queues } from '@baton/contracts';
import { createLane, type Lane, startLaneWorker } from '@baton/lanes';
import { openQueue, openShards, type Shards } from '@baton/runtime';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { type Client, createClient } from './connect.ts';

const url = inject('redisUrl');

let shards: Shards;
let client: Client;
let lane: Lane;

beforeEach(async () => {
  const app = `dead-${randomBytes(4).toString('hex')}`;
  shards = openShards({ REDIS_URL: [url], BATON_APP: app, BATON_SHARDS: 1 }, { role: 'producer' });
  await shards.ready(2000);
  client = createClient(shards, { BATON_MAILBOX_CAP: 1000 });
  const [{ redis, prefix }] = shards.all as [(typeof shards.all)[number]];
  lane = createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator });
});
afterEach(() => shards.close());

/** A lane worker that gives up at once on what `fails` says, and keeps what it has handled. */
const handling = (fails: (body: string) => boolean): string[] => {
  const handled: string[] = [];
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const worker = startLaneWorker({
    lane,
    connection,
    concurrency: 1,
    settings: { maxAttempts: 1, drainDelay: 1 },
    handle: ({ urgent, ready }) => {
      for (const { body } of [...urgent, ...ready]) if (fails(body ?? '')) throw new RangeError('a private text');
      handled.push(...[...urgent, ...ready].map(({ body }) => body ?? ''));
      return { consumed: { urgent: urgent.length, ready: ready.length } };
    },
  });
  onTestFinished(async () => {
    await worker.close();
    connection.disconnect();
  });
  return handled;
};

const letters = async () => client.deadLetters.list(10);
const deadQueue = () => openQueue(shards.all[0]!, queues.deadLetters);

describe('a dead letter of a lane', () => {
  const buried = async () => {
    let broken = true;
    const handled = handling((body) => broken && body === 'guilty');
    await lane.push('ana', { id: 'e1', body: 'guilty' });
    await lane.push('ana', { id: 'e2', body: 'innocent' });
    await vi.waitFor(() => expect(handled).toEqual(['innocent']), 5000);
    broken = false;
    const [letter] = await letters();
    return { handled, letter: letter! };
  };

  test('is told without its content', async () => {
    const { letter } = await buried();
    expect(letter).toEqual({ id: expect.any(String), at: expect.any(Number), from: 'contacts', reason: 'RangeError' });
  });

  test('is put back at the tail of its mailbox, once', async () => {
    const { handled, letter } = await buried();
    await client.deadLetters.retry(letter.id);
    await vi.waitFor(() => expect(handled).toEqual(['innocent', 'guilty']), 5000);
    expect(await letters()).toEqual([]);
  });

  test('is put back once though whoever did it died before the letter was removed', async () => {
    const { handled, letter } = await buried();
    const queue = deadQueue();
    const copy = await queue.getJob(letter.id);
    await client.deadLetters.retry(letter.id);
    await queue.add(copy!.name, copy!.data, { jobId: letter.id });
    await queue.close();
    await client.deadLetters.retry(letter.id);
    await lane.push('ana', { id: 'e3', body: 'last' });
    await vi.waitFor(() => expect(handled.at(-1)).toBe('last'), 5000);
    expect(handled).toEqual(['innocent', 'guilty', 'last']);
  });

  test('that fails again comes back, and can be tried again', async () => {
    let failures = 0;
    const handled = handling((body) => body === 'guilty' && ++failures <= 2);
    await lane.push('ana', { id: 'e1', body: 'guilty' });
    for (let round = 0; round < 2; round += 1) {
      await vi.waitFor(async () => expect(await letters()).toHaveLength(1), 5000);
      await client.deadLetters.retry((await letters())[0]!.id);
    }
    await vi.waitFor(() => expect(handled).toEqual(['guilty']), 5000);
  });

  test('can be thrown away', async () => {
    const { letter } = await buried();
    await client.deadLetters.drop(letter.id);
    expect(await letters()).toEqual([]);
    await expect(client.deadLetters.drop(letter.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a dead letter of inbound goes back to inbound as it was', async () => {
  const data = { contact: 'c1', text: 7 };
  const queue = deadQueue();
  await queue.add('inbound', { job: 'm1', code: 'bad-input', problems: [], data }, { jobId: 'inbound-m1' });
  await queue.close();
  await client.deadLetters.retry('inbound-m1');
  const inbound = openQueue(shards.all[0]!, queues.inbound);
  const waiting = await inbound.getWaiting();
  await inbound.close();
  expect(waiting.map((job) => job.data)).toEqual([data]);
  expect(await letters()).toEqual([]);
});

test('a letter without content stays where it is, with the field named', async () => {
  const queue = deadQueue();
  await queue.add('contacts', { lane: 'contacts', key: 'ana', id: 'e1', urgent: false, body: '' }, { jobId: 'l1' });
  await queue.close();
  await expect(client.deadLetters.retry('l1')).rejects.toThrow(/body/);
  expect(await letters()).toHaveLength(1);
});
