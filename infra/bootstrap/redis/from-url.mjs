import { BootstrapError } from '../bootstrap-error.mjs';
import { faults, probe } from './probe.mjs';

/** @param {string} url */
const withoutPassword = (url) => url.replace(/\/\/[^@/]*@/, '//***@');

/** @param {string} url */
const problem = async (url) => {
  try {
    const wrong = faults(await probe(url));
    return wrong.length > 0 ? wrong.join('; ') : undefined;
  } catch (error) {
    return `it does not answer (${error instanceof Error ? error.message || 'connection refused' : error})`;
  }
};

/**
 * The servers that REDIS_URL names. Whoever sets it means that one: if it cannot be used, no other is looked for.
 *
 * @param {string} urls one, or several by comma
 */
export const fromUrl = async (urls) => {
  for (const url of urls.split(',').map((one) => one.trim())) {
    const wrong = await problem(url);
    if (!wrong) continue;
    throw new BootstrapError(
      `REDIS_URL is set to ${withoutPassword(url)}, but ${wrong}.\n` +
        'Baton uses no other server while REDIS_URL is set. Put it right, or unset it to get a private Redis.',
    );
  }
  return { url: urls, how: 'REDIS_URL', close: async () => {} };
};
