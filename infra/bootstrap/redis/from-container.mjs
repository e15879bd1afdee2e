import { randomBytes } from 'node:crypto';
import { run, which } from '../commands.mjs';
import { startPrivateServer } from './private-server.mjs';

const image = 'redis:7.4-alpine';
/** The image may have to be pulled. */
const startMs = 120_000;

/** @param {readonly string[]} engines */
const firstThatAnswers = async (engines) => {
  for (const engine of engines) {
    if (which(engine) && (await run(engine, ['info'], { timeout: 10_000 })).code === 0) return engine;
  }
  return undefined;
};

/**
 * A Redis in a container of its own, which goes with it.
 *
 * @param {import('./index.mjs').RedisWish} wish
 * @returns {Promise<import('./index.mjs').Attempt>}
 */
export const fromContainer = async ({ persistent, lingerMs }) => {
  const engine = await firstThatAnswers(['docker', 'podman']);
  if (!engine) return { missing: 'no container engine answers (docker, podman)' };
  const name = `baton-redis-${randomBytes(4).toString('hex')}`;
  const settings = ['--maxmemory-policy', 'noeviction', '--save', '', '--appendonly', persistent ? 'yes' : 'no'];
  const args = (/** @type {number} */ port) => [
    ...['run', '--rm', '--name', name, '-p', `127.0.0.1:${port}:6379`],
    ...[image, 'redis-server', ...settings],
  ];
  const server = await startPrivateServer({ command: engine, args, startMs }, lingerMs);
  return server ? { ...server, how: `${image} by ${engine}` } : { missing: `${engine} cannot run ${image}` };
};
