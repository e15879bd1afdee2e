import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { shardPrefix } from '@baton/contracts';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { runningServices } from './heartbeat.ts';

const url = inject('redisUrl');
const fixture = fileURLToPath(new URL('./fixture-service.ts', import.meta.url));

let app: string;
let redis: Redis;
let children: ChildProcess[];

beforeEach(() => {
  app = `service-${randomBytes(4).toString('hex')}`;
  redis = new Redis(url);
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  redis.disconnect();
});

const launch = (env: Record<string, string> = {}) => {
  const child = fork(fixture, { silent: true, env: { ...process.env, REDIS_URL: url, BATON_APP: app, ...env } });
  children.push(child);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(String(data)));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return { child, exited, output: () => said.join('') };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
};

const ready = async (env: Record<string, string> = {}) => {
  const started = launch(env);
  const [notice] = await once(started.child, 'message');
  return { ...started, notice };
};

test('a service says when it is ready, stands in the list of those that run, and leaves it when it ends', async () => {
  const { child, exited, notice } = await ready();
  expect(notice).toMatchObject({ type: 'ready', service: 'fixture', marker: 'here' });
  const listed = await runningServices(redis, shardPrefix(app, 0));
  expect(listed).toMatchObject([{ service: 'fixture', pid: child.pid, about: { marker: 'here' } }]);
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
  expect(await runningServices(redis, shardPrefix(app, 0))).toEqual([]);
});

test('settings that are wrong end it at once with 78, all named, no value repeated', async () => {
  const { exited, output } = launch({ BATON_SHARDS: 'hunter2', LOG_LEVEL: 'hunter3' });
  expect(await exited).toBe(78);
  expect(output()).toMatch(/BATON_SHARDS[\s\S]*LOG_LEVEL/);
  expect(output()).not.toContain('hunter');
});

test('work that does not end is left behind after SHUTDOWN_TIMEOUT_MS', async () => {
  const { child, exited } = await ready({ HANG: '1', SHUTDOWN_TIMEOUT_MS: '300' });
  child.kill('SIGTERM');
  expect(await exited).toBe(1);
});

test('a second signal ends it at once', async () => {
  const { child, exited, output } = await ready({ HANG: '1', SHUTDOWN_TIMEOUT_MS: '600000' });
  child.kill('SIGTERM');
  await vi.waitFor(() => expect(output()).toContain('stopping'), { timeout: 10_000 });
  child.kill('SIGINT');
  expect(await exited).toBe(1);
});

test('a service whose parent is gone does not live on alone', async () => {
  const { child, exited } = await ready();
  child.disconnect();
  expect(await exited).toBe(0);
});

test('/readyz answers for Redis, /healthz for the process alone', async () => {
  const port = await freePort();
  await ready({ ADMIN_PORT: String(port) });
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect((await get('/healthz')).status).toBe(200);
  expect(await (await get('/readyz')).json()).toEqual({ status: 'ready' });
  expect(await (await get('/metrics')).text()).toContain('process_resident_memory_bytes');
  expect((await get('/else')).status).toBe(404);
});
