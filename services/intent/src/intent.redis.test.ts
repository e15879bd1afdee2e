import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { type ContactEventOf, lanes, queues, type Scored } from '@baton/contracts';
import { contactKey, messageKey } from '@baton/contracts/ids';
import { createLane, type Lane, startLaneWorker } from '@baton/lanes';
import {
  createLog,
  jobOptions,
  loadConfig,
  openQueue,
  openShards,
  type Running,
  type ServiceContext,
  type Shards,
} from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { startIntent } from './intent.ts';

const url = inject('redisUrl');
const contact = 'wa:+41791234567';
const key = contactKey(contact);

const scored: Scored = {
  ...{ model: 'test', intents: {}, evidence: [], language: 'en' },
  ...{ consent: null, human: null, wish: null },
};

let shards: Shards;
let lane: Lane;
let context: ServiceContext;
let closers: (() => Promise<unknown>)[];
let logged: string[];

beforeEach(() => {
  const app = `intent-${randomBytes(4).toString('hex')}`;
  const config = loadConfig({ REDIS_URL: url, BATON_APP: app, CONCURRENCY: '8' });
  shards = openShards(config);
  logged = [];
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  context = { name: 'intent', instance: 'test', config, log, shards, faults: async () => [] };
  const { redis, prefix } = shards.all[0]!;
  lane = createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator });
  closers = [];
});
afterEach(async () => {
  for (const close of closers) await close();
  await shards.close();
});

const start = async (score: (text: string) => Scored = () => scored): Promise<Running> => {
  const running = await startIntent(context, score);
  closers.push(() => running.close());
  return running;
};

/** Stands in for the coordinator: what arrives in the contact's mailbox, in order. */
const received = (): ContactEventOf<'message.received'>[] => {
  const events: ContactEventOf<'message.received'>[] = [];
  const worker = startLaneWorker({
    lane,
    connection: shards.all[0]!.connection,
    concurrency: 4,
    handle: ({ urgent, ready }) => {
      events.push(...ready.map(({ body }) => JSON.parse(body ?? 'null')));
      return { consumed: { urgent: urgent.length, ready: ready.length } };
    },
  });
  closers.push(() => worker.close());
  return events;
};

const add = async (data: unknown, opts: { jobId?: string; attempts?: number } = {}): Promise<void> => {
  const queue = openQueue(shards.all[0]!, queues.inbound);
  await queue.add('message', data, opts);
  await queue.close();
};

test('messages reach the mailbox in the order of acceptance though later ones are scored first', async () => {
  const count = 40;
  for (let index = 0; index < count; index += 1) {
    const id = messageKey(contact, String(index));
    const data = { contact, id: String(index), text: `message ${index}`, ticket: true };
    await lane.reserve(key, { id, digest: String(index) }, [
      {
        queue: queues.inbound,
        id: `m-${id}`,
        name: 'message',
        data: JSON.stringify(data),
        opts: jobOptions(queues.inbound),
      },
    ]);
  }
  const scoredOrder: string[] = [];
  // The first ones fail, and come again after their backoff, when the others have long been scored.
  const failing = new Set(['message 0', 'message 3', 'message 7']);
  await start((text) => {
    if (failing.delete(text)) throw new Error('not yet');
    scoredOrder.push(text);
    return scored;
  });
  const events = received();
  await vi.waitFor(() => expect(events).toHaveLength(count), { timeout: 20_000 });
  const expected = Array.from({ length: count }, (_, index) => `message ${index}`);
  expect(events.map(({ text }) => text)).toEqual(expected);
  expect(scoredOrder.indexOf('message 0')).toBeGreaterThan(0);
});

test('a plain BullMQ producer in another process needs no more than contact and text', async () => {
  await start();
  const events = received();
  const { host, port } = shards.all[0]!.connection;
  const script = `
    import { Queue } from 'bullmq';
    const queue = new Queue('inbound', { prefix: ${JSON.stringify(shards.all[0]!.prefix)}, connection: { host: '${host}', port: ${port} } });
    await queue.add('anything', { contact: '${contact}', text: 'From far away' });
    await queue.close();`;
  const cwd = new URL('..', import.meta.url);
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd });
  await vi.waitFor(() => expect(events).toHaveLength(1), { timeout: 20_000 });
  expect(events[0]).toMatchObject({ contact, text: 'From far away', channel: 'web', author: 'contact' });
});

test('a raw producer that adds a message twice is heard once', async () => {
  await start();
  const events = received();
  await add({ contact, id: 'm1', text: 'Once' });
  await add({ contact, id: 'm1', text: 'Once' });
  await add({ contact, id: 'm2', text: 'After' });
  await vi.waitFor(() => expect(events.map(({ text }) => text)).toContain('After'), { timeout: 20_000 });
  expect(events.map(({ text }) => text).sort()).toEqual(['After', 'Once']);
});

test('a message for which the mailbox is full waits, though its producer asked for no attempts', async () => {
  const { redis, prefix } = shards.all[0]!;
  const small = createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator, cap: 1 });
  await small.reserve(key, { id: 'blocker', digest: 'x' });
  context = { ...context, config: { ...context.config, BATON_MAILBOX_CAP: 1 } };
  await start();
  await add({ contact, id: 'm1', text: 'Later' }, { attempts: 1 });
  const queue = openQueue(shards.all[0]!, queues.inbound);
  closers.push(() => queue.close());
  await vi.waitFor(async () => expect(await queue.getDelayedCount()).toBe(1), { timeout: 20_000 });
  await small.fill(key, 'blocker', JSON.stringify({ text: 'Blocker' }));
  const events = received();
  await vi.waitFor(() => expect(events.map(({ text }) => text)).toEqual(['Blocker', 'Later']), { timeout: 20_000 });
});

test('what cannot be read is a dead letter; neither log nor failed job repeats it', async () => {
  await start();
  await add({ contact: 'canary-contact', text: { canary: 'canary-text' } }, { jobId: 'bad' });
  const dead = openQueue(shards.all[0]!, queues.deadLetters);
  const inbound = openQueue(shards.all[0]!, queues.inbound);
  closers.push(
    () => dead.close(),
    () => inbound.close(),
  );
  await vi.waitFor(async () => expect(await inbound.getFailedCount()).toBe(1), { timeout: 20_000 });
  const [letter] = await dead.getWaiting();
  expect(letter?.data).toMatchObject({ job: 'bad', code: 'bad-input', data: { contact: 'canary-contact' } });
  const [failed] = await inbound.getFailed();
  expect(failed?.failedReason).toMatch(/^bad-input/);
  expect(`${failed?.failedReason}${failed?.stacktrace}`).not.toContain('canary');
  await vi.waitFor(() => expect(logged.join()).toContain('job failed'));
  expect(logged.join()).not.toContain('canary');
});
