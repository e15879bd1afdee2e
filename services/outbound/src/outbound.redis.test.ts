import { randomBytes } from 'node:crypto';
import { type JournalEntry, lanes, type OutboundReply, queues, shardKeys } from '@baton/contracts';
import { createLane, startLaneWorker } from '@baton/lanes';
import { createLog, loadConfig, openShards, type ServiceContext, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { startOutbound } from './outbound.ts';

const url = inject('redisUrl');
const key = 'abcdefghijklmnopqrstuvwxyz';

let shards: Shards;
let context: ServiceContext;
let closers: (() => Promise<unknown>)[];
let logged: string[];

beforeEach(() => {
  const config = loadConfig({ REDIS_URL: url, BATON_APP: `outbound-${randomBytes(4).toString('hex')}` });
  shards = openShards(config);
  logged = [];
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  context = { name: 'outbound', instance: 'test', config, log, shards, faults: async () => [] };
  closers = [];
});
afterEach(async () => {
  for (const close of closers) await close();
  await shards.close();
});

const shard = () => shards.all[0]!;
const keys = () => shardKeys(shard().prefix);
const lane = () =>
  createLane({ redis: shard().redis, prefix: shard().prefix, lane: lanes.replies, queue: queues.outbound });

const push = async (id: string, epoch: number, rest: Partial<OutboundReply> = {}): Promise<void> => {
  const reply: OutboundReply = {
    id,
    contact: 'c',
    channel: 'web',
    text: `canary ${id}`,
    epoch,
    by: 'lead',
    answers: [],
    ...rest,
  };
  await lane().push(key, { id, body: JSON.stringify(reply) });
};
const start = async (): Promise<void> => {
  const running = await startOutbound(context);
  closers.push(() => running.close());
};

const valuesOf = async <T>(stream: string): Promise<T[]> =>
  (await shard().redis.xrange(stream, '-', '+')).map(([, fields]) => JSON.parse(fields[1] ?? ''));
const sent = async (): Promise<string[]> => (await valuesOf<OutboundReply>(keys().sent)).map(({ id }) => id);
const journal = async (): Promise<JournalEntry[]> =>
  (await valuesOf<{ entries: JournalEntry[] }>(keys().contactJournal(key))).flatMap(({ entries }) => entries);
const settled = async (count: number): Promise<JournalEntry[]> =>
  vi.waitFor(
    async () => {
      const entries = await journal();
      expect(entries).toHaveLength(count);
      return entries;
    },
    { timeout: 20_000 },
  );

test('what may go out until an hour ago does not go out, and what may until later does', async () => {
  const hour = 3_600_000;
  await push('late', 0, { until: Date.now() - hour });
  await push('timely', 0, { until: Date.now() + hour });
  await start();
  expect(await settled(2)).toMatchObject([
    { type: 'reply.suppressed', reply: 'late', reason: 'too-late' },
    { type: 'reply.sent', reply: 'timely' },
  ]);
  expect(await sent()).toEqual(['timely']);
});

test('replies go out in order, each once, to everybody who follows and to the contact', async () => {
  const ids = Array.from({ length: 30 }, (_, index) => `r${index}`);
  for (const id of ids) await push(id, 0);
  for (const id of ids) await push(id, 0);
  await start();
  await start();
  await settled(30);
  expect(await sent()).toEqual(ids);
  expect((await valuesOf<OutboundReply>(keys().contactSent(key))).map(({ id }) => id)).toEqual(ids);
});

test('a reply of an epoch that is over never goes out, and the journal says why', async () => {
  await shard().redis.hset(keys().gate(key), 'epoch', '2');
  await push('old', 1);
  await push('new', 2);
  await start();
  const entries = await settled(2);
  expect(entries).toMatchObject([
    { type: 'reply.suppressed', reply: 'old', reason: 'stale-epoch' },
    { type: 'reply.sent', reply: 'new' },
  ]);
  expect(await sent()).toEqual(['new']);
});

test('an epoch that rises between the look and the commit still holds the reply back', async () => {
  await push('overtaken', 0);
  const { redis, prefix, connection } = shard();
  const raised = vi.fn();
  // Raises the epoch just after the gate has looked at it, as a change of owner would.
  const looking = new Proxy(redis, {
    get: (target, name) =>
      name === 'hget'
        ? async (hash: string, field: string) => {
            const seen = await target.hget(hash, field);
            if (raised.mock.calls.length === 0) {
              raised();
              await target.hset(hash, field, '1');
            }
            return seen;
          }
        : Reflect.get(target, name),
  });
  const { createHandleOutgoing } = await import('./handle-outgoing.ts');
  const handle = createHandleOutgoing({ redis: looking, keys: keys(), route: null });
  const worker = startLaneWorker({
    lane: createLane({ redis, prefix, lane: lanes.replies, queue: queues.outbound }),
    connection,
    concurrency: 1,
    handle,
  });
  closers.push(() => worker.close());
  expect(await settled(1)).toMatchObject([{ type: 'reply.suppressed', reply: 'overtaken' }]);
  expect(raised).toHaveBeenCalledOnce();
  expect(await sent()).toEqual([]);
});

test('no log line repeats a reply, also one that cannot be read', async () => {
  await lane().push(key, { id: 'broken', body: '{"text":"canary"' });
  await push('fine', 0);
  await start();
  await vi.waitFor(() => expect(logged.join()).toContain('a reply or a change was not sent'), { timeout: 20_000 });
  expect(logged.join()).not.toContain('canary');
});
