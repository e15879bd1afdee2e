/**
 * The bots of each shipped domain: one process for each. Of any other domain, one process runs all of them.
 *
 * @type {Record<string, readonly string[]>}
 */
export const botsOf = {
  'real-estate': ['lead', 'buyer', 'seller'],
};

/** Something to say to a domain. @type {Record<string, string>} */
const examples = {
  'real-estate': 'I am thinking about selling my house',
  'content-flywheel': 'Write something about meetings',
};

/** @param {string} domain */
export const exampleOf = (domain) => examples[domain] ?? 'Hello';

/**
 * @typedef {object} Service
 * @property {string} name of the process, and of its log
 * @property {string} entry source file that is run, from the root
 * @property {Record<string, string>} env
 */

/** @param {string} name @param {string} [service] @param {Record<string, string>} [env] @returns {Service} */
const service = (name, service = name, env = {}) => ({ name, entry: `services/${service}/src/main.ts`, env });

/**
 * Every process of an installation, in the order in which they are started.
 *
 * @param {string} domain
 * @param {number} port of the gateway
 * @returns {Service[]}
 */
export const services = (domain, port) => [
  service('gateway', 'gateway', { PORT: String(port) }),
  service('coordinator'),
  service('intent'),
  ...(botsOf[domain] ?? []).map((bot) => service(`bot-${bot}`, 'bots', { BOTS: bot })),
  ...(botsOf[domain] ? [] : [service('bots')]),
  service('outbound'),
  service('learner'),
  service('monitor'),
];
