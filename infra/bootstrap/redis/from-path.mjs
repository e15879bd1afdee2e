import { join } from 'node:path';
import { isExecutable, which } from '../commands.mjs';
import { root } from '../paths.mjs';
import { startPrivateServer } from './private-server.mjs';

const config = join(root, 'infra/redis.conf');

/**
 * Arguments of a private server: the settings of infra/redis.conf, but for this machine's eyes only.
 *
 * @param {boolean} persistent
 * @returns {(port: number, dir: string) => string[]}
 */
export const serverArgs = (persistent) => (port, dir) => [
  config,
  ...['--port', String(port), '--dir', dir, '--bind', '127.0.0.1', '--protected-mode', 'yes'],
  ...(persistent ? [] : ['--appendonly', 'no']),
];

/**
 * The program that REDIS_BIN names, or else one on the PATH.
 *
 * @returns {{ binary: string } | { missing: string }}
 */
export const serverOnPath = () => {
  const named = process.env.REDIS_BIN;
  const binary = named || which('redis-server') || which('valkey-server');
  if (!binary) return { missing: 'no redis-server or valkey-server on the PATH, and REDIS_BIN is not set' };
  if (named && !isExecutable(named)) return { missing: `REDIS_BIN is ${named}, which cannot be run` };
  return { binary };
};

/**
 * A redis-server or valkey-server of this machine, started privately.
 *
 * @param {import('./index.mjs').RedisWish} wish
 * @returns {Promise<import('./index.mjs').Attempt>}
 */
export const fromPath = async ({ persistent, lingerMs }) => {
  const server = serverOnPath();
  if ('missing' in server) return server;
  const { binary } = server;
  const started = await startPrivateServer({ command: binary, args: serverArgs(persistent) }, lingerMs);
  return started ? { ...started, how: binary } : { missing: `${binary} does not start` };
};
