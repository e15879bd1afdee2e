import { randomBytes } from 'node:crypto';
import { createConnection, createServer, type Socket } from 'node:net';
import { queues } from '@baton/contracts';
import { openQueue, openShards, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Client, connect, createClient } from './connect.ts';

const url = inject('redisUrl');
const hello = { contact: 'wa:+41791234567', id: 'wamid.1', text: 'Hello' };

let app: string;
let shards: Shards;
let client: Client;

const open = async (settings: { BATON_MAILBOX_CAP?: number } = {}): Promise<void> => {
  shards = openShards({ REDIS_URL: [url], BATON_APP: app, BATON_SHARDS: 2 }, { role: 'producer' });
  await shards.ready(2000);
  client = createClient(shards, { BATON_MAILBOX_CAP: 1000, ...settings });
};

beforeEach(async () => {
  app = `client-${randomBytes(4).toString('hex')}`;
  await open();
});
afterEach(() => shards.close());

const inboundJobs = async (): Promise<{ id: string | undefined; data: unknown }[]> => {
  const found = await Promise.all(
    shards.all.map(async (shard) => {
      const queue = openQueue(shard, queues.inbound);
      const jobs = await queue.getWaiting();
      await queue.close();
      return jobs.map(({ id, data }) => ({ id, data }));
    }),
  );
  return found.flat();
};

describe('publish', () => {
  test('a message is accepted with its place in the order, and one job to score it', async () => {
    const first = await client.publish(hello);
    expect(first).toMatchObject({ accepted: true, duplicate: false, position: 1 });
    expect(await client.publish({ ...hello, id: 'wamid.2' })).toMatchObject({ position: 2 });
    expect(await inboundJobs()).toHaveLength(2);
    expect(await inboundJobs()).toContainEqual({
      id: `m-${first.message}`,
      data: { ...hello, channel: 'web', author: 'contact', ticket: true },
    });
  });

  test('publishing twice is publishing once, also at the same moment', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => client.publish(hello)));
    expect(results.filter(({ accepted }) => accepted)).toHaveLength(1);
    expect(results.filter(({ duplicate }) => duplicate)).toHaveLength(7);
    expect(await inboundJobs()).toHaveLength(1);
  });

  test('the same id with another text is refused, and the first message stands', async () => {
    await client.publish(hello);
    await expect(client.publish({ ...hello, text: 'Goodbye' })).rejects.toMatchObject({ code: 'duplicate-id' });
    expect(await inboundJobs()).toHaveLength(1);
  });

  test('two contacts may use the same message id', async () => {
    await client.publish(hello);
    expect(await client.publish({ ...hello, contact: 'somebody else' })).toMatchObject({ accepted: true });
  });

  test('a full mailbox refuses before anything is accepted', async () => {
    await shards.close();
    await open({ BATON_MAILBOX_CAP: 2 });
    await client.publish({ ...hello, id: '1' });
    await client.publish({ ...hello, id: '2' });
    await expect(client.publish({ ...hello, id: '3' })).rejects.toMatchObject({ code: 'mailbox-full', kind: 'retry' });
    expect(await inboundJobs()).toHaveLength(2);
  });

  test('what is wrong with a message is named by field, and its text is not repeated', async () => {
    const wrong = { contact: '', id: 'x', text: 'canary\u0000', extra: 1 } as never;
    const error = await client.publish(wrong).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'bad-input' });
    const fields = (error as { problems: { field: string }[] }).problems.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['contact', 'text']));
    expect(String(error)).not.toContain('canary');
  });

  test('ids that are words of the queue engine harm nothing', async () => {
    for (const id of ['wait', 'active', 'meta', 'a:b:c', '12345', '__proto__', '{x}', '🙂']) {
      await client.publish({ contact: id, id, text: 'Hello' });
    }
    const jobs = await inboundJobs();
    expect(jobs).toHaveLength(8);
    for (const { id } of jobs) expect(id).toMatch(/^m-[a-z2-7]{26}$/);
  });

  test('no key holds what a contact wrote or who it is', async () => {
    await client.publish({ contact: 'canary-contact', id: 'canary-id', text: 'canary-text' });
    const [shard] = shards.all;
    const keys = await shard!.redis.keys(`{${app}:*`);
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.join()).not.toContain('canary');
  });
});

describe('while Redis is away', () => {
  /** A way to Redis that can fall silent without being cut. */
  const freezableLine = async ({ hostname, port }: URL) => {
    const sockets = new Set<Socket>();
    const server = createServer((near) => {
      const far = createConnection(Number(port), hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const freeze = (): void => {
      for (const socket of sockets) socket.unpipe().pause();
    };
    const close = (): void => {
      for (const socket of sockets) socket.destroy();
      server.close();
    };
    return { port: (server.address() as { port: number }).port, freeze, close };
  };

  test('connecting to nothing fails within some 2 s', async () => {
    const started = performance.now();
    await expect(connect({ REDIS_URL: 'redis://127.0.0.1:1' })).rejects.toMatchObject({ code: 'redis-unavailable' });
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('connecting to a Redis that never answers fails within some 2 s', async () => {
    const silent = createServer();
    const sockets = new Set<Socket>();
    silent.on('connection', (socket: Socket) => sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const started = performance.now();
    await expect(connect({ REDIS_URL: `redis://127.0.0.1:${port}` })).rejects.toMatchObject({
      code: 'redis-unavailable',
    });
    expect(performance.now() - started).toBeLessThan(4000);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test('a publish fails as unavailable within some 2 s and says nothing was promised', async () => {
    const started = performance.now();
    for (const { redis } of shards.all) redis.disconnect();
    await expect(client.publish(hello)).rejects.toMatchObject({ code: 'redis-unavailable', kind: 'retry' });
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test('a Redis that falls silent in the middle of a publish makes it fail within some 2 s', async () => {
    const line = await freezableLine(new URL(url));
    const other = await connect({ REDIS_URL: `redis://127.0.0.1:${line.port}`, BATON_APP: app });
    await other.publish(hello);
    line.freeze();
    const started = performance.now();
    await expect(other.publish({ ...hello, id: 'wamid.2' })).rejects.toMatchObject({ code: 'redis-unavailable' });
    expect(performance.now() - started).toBeLessThan(4000);
    await other.close();
    line.close();
  });
});
