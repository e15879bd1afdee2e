/**
 * One installation runs one domain. The other domains that ship play their conversations through real queues as well, on
 * services and keys of their own, which end when the conversations do.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startGroup } from './group.mjs';
import { unlessAborted } from './lifetime.mjs';
import { withProgress } from './progress.mjs';
import { services } from './services.mjs';

const shipped = ['real-estate', 'content-flywheel'];
const needed = new Set(['coordinator', 'intent', 'outbound']);

/**
 * What there is besides the domain that stays up. A domain, or a conversation, that was asked for by name is played alone.
 *
 * @param {string} domain @param {readonly string[]} args
 */
export const guestsOf = (domain, args) =>
  process.env.BATON_DOMAIN || args.includes('--only') ? [] : shipped.filter((name) => name !== domain);

/**
 * @param {string} domain
 * @param {{ node: string; env: NodeJS.ProcessEnv; logs: string; say: (line: string) => void }} surroundings
 * @param {{ ending: AbortSignal; atOnce: AbortSignal }} lifetime
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} play
 * @returns {Promise<number | undefined>} what `play` came to; undefined when it was interrupted
 */
export const playGuest = async (domain, { node, env, logs, say }, { ending, atOnce }, play) => {
  const folder = join(logs, domain);
  mkdirSync(folder, { recursive: true });
  const own = { ...env, BATON_DOMAIN: domain, BATON_APP: `${env.BATON_APP || 'baton'}-${domain}`.slice(0, 40) };
  const list = services(domain, 0).filter(({ name }) => needed.has(name) || name.startsWith('bot'));
  const group = startGroup(list, { node, logs: folder, env: own, say });
  atOnce.addEventListener('abort', () => void group.kill());
  try {
    const notices = await withProgress(`starting ${domain}`, () => unlessAborted(ending, group.ready));
    return notices && (await unlessAborted(ending, play(own)));
  } finally {
    await group.stop();
  }
};
