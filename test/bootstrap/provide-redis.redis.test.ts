import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { freePort } from '../../infra/bootstrap/free-port.mjs';
import { fromDebian } from '../../infra/bootstrap/redis/from-debian.mjs';
import { fromPath } from '../../infra/bootstrap/redis/from-path.mjs';
import { fromUrl } from '../../infra/bootstrap/redis/from-url.mjs';
import { faults, probe } from '../../infra/bootstrap/redis/probe.mjs';

const root = join(import.meta.dirname, '../..');
const provider = pathToFileURL(join(root, 'infra/bootstrap/redis/index.mjs')).href;
const wish = { persistent: true, lingerMs: 0 };

interface Owned {
  readonly url: string;
  readonly dir: string;
  readonly owner: ChildProcess;
}

/** Another process that asks for a Redis and then just stays. */
const ownedElsewhere = async (): Promise<Owned> => {
  const script = `
    const { provideRedis } = await import('${provider}');
    const redis = await provideRedis({ persistent: true, lingerMs: 0 });
    console.log(redis.url);
    setInterval(() => {}, 1000);`;
  const { REDIS_URL: _, ...env } = process.env;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(owner.stdout, 'data');
  const url = String(line).trim();
  return { url, dir: await config(url, 'dir'), owner };
};

const config = async (url: string, name: string): Promise<string> => {
  const redis = new Redis(url);
  try {
    const [, value] = (await redis.call('CONFIG', 'GET', name)) as [string, string];
    return value;
  } finally {
    redis.disconnect();
  }
};

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  vi.unstubAllEnvs();
});

describe.skipIf(!process.env.REDIS_BIN)('a private server', () => {
  test('keeps a log, evicts nothing, listens on loopback only', async () => {
    const attempt = await fromPath(wish);
    if ('missing' in attempt) throw new Error(attempt.missing);
    closers.push(attempt.close);
    expect(await config(attempt.url, 'maxmemory-policy')).toBe('noeviction');
    expect(await config(attempt.url, 'appendonly')).toBe('yes');
    expect(await config(attempt.url, 'appendfsync')).toBe('everysec');
    expect(await config(attempt.url, 'bind')).toBe('127.0.0.1');
  });

  test('goes with its folder when it is closed', async () => {
    const attempt = await fromPath(wish);
    if ('missing' in attempt) throw new Error(attempt.missing);
    const dir = await config(attempt.url, 'dir');
    await attempt.close();
    await expect(probe(attempt.url)).rejects.toThrow();
    expect(existsSync(dir)).toBe(false);
  });

  test('goes with its folder when its owner is killed and can clean up nothing', async () => {
    const { url, dir, owner } = await ownedElsewhere();
    expect(existsSync(dir)).toBe(true);
    owner.kill('SIGKILL');
    await vi.waitFor(async () => await expect(probe(url)).rejects.toThrow(), { timeout: 15_000, interval: 50 });
    await vi.waitFor(() => expect(existsSync(dir)).toBe(false), { timeout: 15_000, interval: 50 });
  });

  test('outlives its owner while others are connected, as long as it was told to', async () => {
    const attempt = await fromPath({ persistent: true, lingerMs: 30_000 });
    if ('missing' in attempt) throw new Error(attempt.missing);
    const client = new Redis(attempt.url, { retryStrategy: () => null });
    client.on('error', () => {});
    await client.ping();
    const closed = attempt.close();
    expect(await client.set('still', 'here')).toBe('OK');
    client.disconnect();
    await closed;
    await expect(probe(attempt.url)).rejects.toThrow();
  });

  test('is the one that REDIS_BIN names, or none from the PATH', async () => {
    vi.stubEnv('REDIS_BIN', '/nowhere/redis-server');
    expect(await fromPath(wish)).toEqual({ missing: 'REDIS_BIN is /nowhere/redis-server, which cannot be run' });
  });
});

describe('REDIS_URL', () => {
  test('is taken as it is when the server will do', async () => {
    const url = inject('redisUrl');
    expect(await fromUrl(url)).toMatchObject({ url, how: 'REDIS_URL' });
  });

  test('with nobody there is an error that names it, never another server', async () => {
    const url = `redis://127.0.0.1:${await freePort()}`;
    await expect(fromUrl(url)).rejects.toThrow(
      `REDIS_URL is set to ${url}, but it does not answer (connect ECONNREFUSED`,
    );
  });

  test('with a server that accepts and says nothing is an error too, not a wait', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    closers.push(async () => silent.close());
    const { port } = silent.address() as { port: number };
    await expect(fromUrl(`redis://127.0.0.1:${port}`)).rejects.toThrow('no answer within');
  });

  test('its password is not printed', async () => {
    const refused = fromUrl(`redis://me:hunter2@127.0.0.1:${await freePort()}`);
    await expect(refused).rejects.toThrow('redis://***@127.0.0.1');
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  test.skipIf(!process.env.REDIS_BIN)(
    'with a server that would evict jobs is an error that says what to set',
    async () => {
      const attempt = await fromPath(wish);
      if ('missing' in attempt) throw new Error(attempt.missing);
      closers.push(attempt.close);
      const redis = new Redis(attempt.url);
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
      redis.disconnect();
      await expect(fromUrl(attempt.url)).rejects.toThrow('maxmemory-policy is allkeys-lru; it must be noeviction');
    },
  );

  test('of several servers, each must do', async () => {
    const dead = `redis://127.0.0.1:${await freePort()}`;
    await expect(fromUrl(`${inject('redisUrl')}, ${dead}`)).rejects.toThrow(dead);
  });
});

test.each([
  ['6.0.16', ['it is version 6.0.16; Baton needs 6.2 or newer']],
  ['5.0.14', ['it is version 5.0.14; Baton needs 6.2 or newer']],
  ['6.2.0', []],
  ['7.0.15', []],
  ['8.1.1', []],
])('version %s: %j', (version, expected) => {
  expect(faults({ version, policy: 'noeviction', clients: 1 })).toEqual(expected);
});

/** Asks the distribution's servers, so only where it is wanted: `BATON_TEST_UNPACK=1 npm test -- test/bootstrap`. */
test.runIf(process.env.BATON_TEST_UNPACK)(
  "the distribution's packages, unpacked without root, make a server",
  async () => {
    const cache = await mkdtemp(join(tmpdir(), 'baton-unpack-'));
    closers.push(() => rm(cache, { recursive: true, force: true }));
    const first = await fromDebian({ ...wish, cache });
    if ('missing' in first) throw new Error(first.missing);
    closers.unshift(first.close);
    expect(faults(await probe(first.url))).toEqual([]);
    const started = performance.now();
    const second = await fromDebian({ ...wish, cache });
    if ('missing' in second) throw new Error(second.missing);
    closers.unshift(second.close);
    expect(performance.now() - started).toBeLessThan(2000);
  },
);
