import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { serverBinary } from '../../infra/bootstrap/redis/server-binary.mjs';
import { freePort } from './free-port.ts';

export interface PrivateRedis {
  readonly url: string;
  /**
   * `kill -9`, then the same data again from its append-only file. Resolves to the new `run_id`. null: the server is
   * somebody else's.
   */
  readonly restart: ((downMs: number) => Promise<string>) | null;
  close(): Promise<void>;
}

const readyMs = 10_000;

/** Answers, and has read its data. */
const untilReady = async (url: string): Promise<string> => {
  const redis = new Redis(url, { retryStrategy: (attempt) => Math.min(20 * attempt, 200), maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  try {
    const info = await Promise.race([
      redis.info('server'),
      new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error('redis-server does not answer')), readyMs).unref(),
      ),
    ]);
    return /^run_id:(\w+)/m.exec(info)?.[1] ?? '';
  } finally {
    redis.disconnect();
  }
};

/** What `npm start` and the image use: a log of every write, flushed every second. */
const config = join(import.meta.dirname, '../../infra/redis.conf');

/**
 * A Redis of one's own, with the settings that the product ships; where none can be had, the server that `REDIS_URL` names.
 */
export const startRedis = async (): Promise<PrivateRedis> => {
  const binary = await serverBinary();
  if (!binary) {
    if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, restart: null, close: async () => {} };
    throw new Error('there is no Redis server on this machine; set REDIS_BIN or REDIS_URL');
  }
  const dir = await mkdtemp(join(tmpdir(), 'baton-chaos-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const args = [config, '--port', String(port), '--bind', '127.0.0.1', '--protected-mode', 'yes', '--dir', dir];
  const spawnServer = (): ChildProcess => spawn(binary, args, { stdio: 'ignore' });
  let server = spawnServer();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  await untilReady(url);
  return {
    url,
    async restart(downMs) {
      await end('SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = spawnServer();
      return untilReady(url);
    },
    async close() {
      await end('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
};
