import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadConfig } from './config.ts';
import { shardFaults } from './health.ts';
import { createLog } from './log.ts';
import { openQueue, startWorker } from './queues.ts';
import { openShards, type Shards } from './shards.ts';

/** A Redis of its own, for this test harms it; set by the tests' own set-up where there is one. */
const binary = process.env.REDIS_BIN ?? '';
const testWithServer = test.skipIf(binary === '');
let port: number;
let server: ChildProcess;
let shards: Shards;
let logged: string[];
let closers: (() => Promise<unknown>)[];

const startRedis = async (): Promise<void> => {
  const settings = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--dir', '/tmp'];
  server = spawn(binary, ['--port', String(port), '--bind', '127.0.0.1', ...settings], { stdio: 'ignore' });
  await vi.waitFor(async () => expect(await order('PING')).toBe('PONG'), { timeout: 10_000 });
};
const order = async (command: string, ...args: string[]): Promise<unknown> => {
  const redis = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await redis.call(command, ...args);
  } finally {
    redis.disconnect();
  }
};

beforeEach(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  port = (probe.address() as { port: number }).port;
  probe.close();
  await startRedis();
  logged = [];
  closers = [];
});
afterEach(async () => {
  for (const close of closers) await close();
  await shards.close();
  server.kill('SIGKILL');
});

const startCounting = (): { done: string[]; add: (name: string) => Promise<void> } => {
  const config = loadConfig({ REDIS_URL: `redis://127.0.0.1:${port}`, BATON_APP: 'outage' });
  shards = openShards(config);
  const [shard] = shards.all;
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  const done: string[] = [];
  const process = async (job: { name: string }): Promise<void> => void done.push(job.name);
  const worker = startWorker({ shard: shard!, queue: 'work', config, log, concurrency: 1, process });
  const queue = openQueue(shard!, 'work');
  closers.push(
    () => worker.close(true),
    () => queue.close(),
  );
  return { done, add: async (name) => void (await queue.add(name, {})) };
};

testWithServer(
  'a worker that Redis refuses to write for says so about once a second, and works again by itself',
  async () => {
    const { done, add } = startCounting();
    await add('before');
    await vi.waitFor(() => expect(done).toEqual(['before']), { timeout: 10_000 });
    await order('REPLICAOF', '127.0.0.1', '1');
    // How long it lasts is the point: lines are counted over it.
    const seconds = 4;
    await sleep(seconds * 1000);
    expect(logged.length).toBeLessThanOrEqual(2 * seconds);
    expect(logged.join()).toContain('"name":"ReplyError"');
    expect(await shardFaults(shards)).toEqual([expect.stringContaining('replica')]);
    await order('REPLICAOF', 'NO', 'ONE');
    await add('after');
    await vi.waitFor(() => expect(done).toEqual(['before', 'after']), { timeout: 15_000 });
  },
);

testWithServer('a worker whose Redis dies and comes back works again within seconds', async () => {
  const { done, add } = startCounting();
  await add('before');
  await vi.waitFor(() => expect(done).toEqual(['before']), { timeout: 10_000 });
  server.kill('SIGKILL');
  await once(server, 'exit');
  await sleep(3000);
  expect(logged.length).toBeLessThanOrEqual(8);
  await startRedis();
  await add('after');
  await vi.waitFor(() => expect(done).toEqual(['before', 'after']), { timeout: 8000 });
});
