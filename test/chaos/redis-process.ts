import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

export interface PrivateRedis {
  readonly url: string;
  /** `kill -9`, then the same data again from its append-only file. Resolves to the new `run_id`. */
  restart(downMs: number): Promise<string>;
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

/** A redis-server of one's own, with the durability that the product ships with: AOF, fsync every second. */
export const startRedis = async (): Promise<PrivateRedis> => {
  const dir = await mkdtemp(join(tmpdir(), 'baton-chaos-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const settings = {
    port,
    bind: '127.0.0.1',
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
    dir,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const spawnServer = (): ChildProcess => spawn('redis-server', args, { stdio: 'ignore' });
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
