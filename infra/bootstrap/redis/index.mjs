import { BootstrapError } from '../bootstrap-error.mjs';
import { withProgress } from '../progress.mjs';
import { fromContainer } from './from-container.mjs';
import { fromDebian } from './from-debian.mjs';
import { fromPath } from './from-path.mjs';
import { fromUrl } from './from-url.mjs';
import { faults, probe } from './probe.mjs';

/**
 * @typedef {object} RedisWish
 * @property {boolean} persistent whether it keeps an append-only file; tests do without
 * @property {number} lingerMs how long it may outlive a crash of its owner while clients finish
 *
 * @typedef {{ url: string; how: string; close(): Promise<void> }} ProvidedRedis
 * @typedef {ProvidedRedis | { missing: string }} Attempt a Redis, or why this source has none
 */

const sources = [fromPath, fromDebian, fromContainer];

const advice = `Any of these gives Baton one:

  export REDIS_URL=redis://HOST:6379                    a server that you have
  sudo apt-get install -y redis-server                  Debian, Ubuntu
  brew install redis                                    macOS
  docker run -d -p 6379:6379 redis:7.4-alpine redis-server --maxmemory-policy noeviction
                                                        then export REDIS_URL=redis://127.0.0.1:6379`;

/**
 * A Redis that Baton may use: the one that REDIS_URL names, and only that if it is set; else a private one from the
 * first source that has one. It ends with this process, however this ends.
 *
 * @param {RedisWish} wish
 * @returns {Promise<ProvidedRedis>}
 */
export const provideRedis = async (wish) => {
  const named = process.env.REDIS_URL?.trim();
  if (named) return fromUrl(named);
  const reasons = [];
  for (const source of sources) {
    const attempt = await withProgress('looking for a Redis', () => source(wish));
    const refused = 'missing' in attempt ? attempt.missing : await unfit(attempt);
    if (!refused) return /** @type {ProvidedRedis} */ (attempt);
    reasons.push(refused);
  }
  throw new BootstrapError(`No Redis was found:\n${reasons.map((why) => `  - ${why}`).join('\n')}\n\n${advice}`);
};

/** @param {ProvidedRedis} redis */
const unfit = async ({ url, how, close }) => {
  const wrong = faults(await probe(url));
  if (wrong.length === 0) return undefined;
  await close();
  return `${how}: ${wrong.join('; ')}`;
};
