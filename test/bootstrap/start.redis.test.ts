import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, expect, test, vi } from 'vitest';
import { freePort } from '../../infra/bootstrap/free-port.mjs';
import { isAlive } from '../../infra/bootstrap/lock.mjs';
import { probe } from '../../infra/bootstrap/redis/probe.mjs';

const start = join(import.meta.dirname, '../../infra/bootstrap/start.mjs');
const upMs = 150_000;
const gone = { timeout: 30_000, interval: 100 };

interface Started {
  readonly process: ChildProcess;
  readonly printed: () => string;
}

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

/** As a shell would start it: in a process group of its own. */
const launch = (args: readonly string[], env: Record<string, string> = {}): Started => {
  const { REDIS_URL: _url, PORT: _port, ...inherited } = process.env;
  const child = spawn(process.execPath, [start, ...args], {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return { process: child, printed: () => output };
};

interface Up {
  readonly child: ChildProcess;
  readonly gateway: string;
  readonly redis: string;
  readonly redisFolder: string;
  readonly pids: readonly number[];
}

const printedAs = (output: string, name: string): string =>
  new RegExp(`^ {2}${name} +(\\S+)$`, 'm').exec(output)?.[1] ?? '';

const pidsIn = (logs: string): number[] =>
  readdirSync(logs)
    .filter((file) => file.endsWith('.log'))
    .map((file) => Number(/"pid":(\d+)/.exec(readFileSync(join(logs, file), 'utf8'))?.[1]));

const folderOf = async (url: string): Promise<string> => {
  const redis = new Redis(url);
  const [, folder] = (await redis.config('GET', 'dir')) as [string, string];
  redis.disconnect();
  return folder;
};

const untilUp = async ({ process: child, printed }: Started): Promise<Up> => {
  const up = { timeout: upMs, interval: 100 };
  await vi.waitFor(() => {
    if (child.exitCode !== null) throw new Error(`ended with code ${child.exitCode}:\n${printed()}`);
    expect(printed()).toContain('Baton is up');
  }, up);
  const output = printed();
  const redis = printedAs(output, 'Redis');
  return {
    child,
    gateway: printedAs(output, 'gateway'),
    redis,
    redisFolder: await folderOf(redis),
    pids: pidsIn(printedAs(output, 'logs')),
  };
};

const ended = async ({ child }: Up): Promise<number | null> => {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
};

const leavesNothing = async ({ pids, redis, redisFolder }: Up): Promise<void> => {
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), gone);
  await vi.waitFor(async () => await expect(probe(redis)).rejects.toThrow(), gone);
  await vi.waitFor(() => expect(existsSync(redisFolder)).toBe(false), gone);
};

const services = 9;

test('two at once keep apart; Ctrl-C, a signal and kill -9 leave nothing behind', { timeout: 4 * upMs }, async () => {
  const first = await untilUp(launch([]));
  const second = await untilUp(launch([]));
  expect(first.pids).toHaveLength(services);
  expect(second.pids).toHaveLength(services);
  expect(second.gateway).not.toBe(first.gateway);
  expect(second.redis).not.toBe(first.redis);
  for (const { gateway } of [first, second]) expect((await fetch(`${gateway}/readyz`)).status).toBe(200);

  // Ctrl-C in a terminal signals the whole group, services included.
  process.kill(-(first.child.pid as number), 'SIGINT');
  expect(await ended(first)).toBe(0);
  await leavesNothing(first);
  expect((await fetch(`${second.gateway}/readyz`)).status).toBe(200);

  second.child.kill('SIGKILL');
  await ended(second);
  await leavesNothing(second);
});

test('a service that dies is started again, and a SIGTERM ends all of them', { timeout: 2 * upMs }, async () => {
  const started = launch([]);
  const up = await untilUp(started);
  process.kill(up.pids[0] as number, 'SIGKILL');
  await vi.waitFor(() => expect(started.printed()).toMatch(/was ended by SIGKILL; it is started again/), gone);
  up.child.kill('SIGTERM');
  expect(await ended(up)).toBe(0);
  await leavesNothing(up);
});

test('REDIS_URL with nobody there ends it with an error that says so', async () => {
  const url = `redis://127.0.0.1:${await freePort()}`;
  const { process: child, printed } = launch(['--once'], { REDIS_URL: url });
  await once(child, 'exit');
  expect(child.exitCode).toBe(1);
  expect(printed()).toContain(`REDIS_URL is set to ${url}, but it does not answer`);
});

test('--once --json prints the conversations as JSON, nothing else, and ends', { timeout: 2 * upMs }, async () => {
  const child = spawn(process.execPath, [start, '--once', '--json'], {
    env: { ...process.env, REDIS_URL: '', PORT: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  await once(child, 'close');
  expect(child.exitCode).toBe(0);
  const lines = output.trim().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
});
