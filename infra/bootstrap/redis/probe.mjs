import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';

/**
 * @typedef {object} RedisFacts
 * @property {string} version of Redis, or of Valkey where it is one
 * @property {string} policy what `maxmemory-policy` is
 * @property {number} clients connections, this one included
 */

const encode = (/** @type {readonly string[]} */ words) =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

/** @param {URL} url */
const open = (url) => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 6379);
  return url.protocol === 'rediss:' ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
};

/** @param {URL} url */
const login = (url) => {
  const password = decodeURIComponent(url.password);
  const user = decodeURIComponent(url.username);
  return password ? encode(user ? ['AUTH', user, password] : ['AUTH', password]) : '';
};

/** @param {string} info @param {string} name */
const field = (info, name) => new RegExp(`^${name}:(.+?)\\r?$`, 'm').exec(info)?.[1];

/** @param {string} reply @returns {RedisFacts | undefined} undefined while the reply is not complete */
const facts = (reply) => {
  const refused = /^-(.*?)\r\n/m.exec(reply);
  if (refused) throw new Error(refused[1]);
  if (!/^\+PONG\r\n$/m.test(reply)) return undefined;
  return {
    version: field(reply, 'valkey_version') ?? field(reply, 'redis_version') ?? '0.0.0',
    policy: field(reply, 'maxmemory_policy') ?? 'unknown',
    clients: Number(field(reply, 'connected_clients') ?? 0),
  };
};

/**
 * Asks a server who it is. Speaks the protocol by hand, because this runs before anything is installed.
 *
 * @param {string} address redis:// or rediss:// URL
 * @param {number} [timeoutMs]
 * @returns {Promise<RedisFacts>} rejects with the reason when it cannot be reached or refuses
 */
export const probe = (address, timeoutMs = 3000) =>
  new Promise((resolve, reject) => {
    const url = new URL(address);
    const socket = open(url);
    let reply = '';
    const timer = setTimeout(() => settle(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const settle = (/** @type {Error | RedisFacts} */ outcome) => {
      clearTimeout(timer);
      socket.destroy();
      outcome instanceof Error ? reject(outcome) : resolve(outcome);
    };
    socket.on('error', settle);
    socket.on('close', () => settle(new Error('the connection was closed')));
    socket.on('data', (chunk) => {
      reply += chunk;
      try {
        const found = facts(reply);
        if (found) settle(found);
      } catch (error) {
        settle(/** @type {Error} */ (error));
      }
    });
    // PING comes last: its answer says that the others are complete.
    socket.write(login(url) + encode(['INFO']) + encode(['PING']));
  });

/**
 * What is wrong with a server, as sentences; none if Baton may use it.
 *
 * @param {RedisFacts} found
 * @returns {string[]}
 */
export const faults = ({ version, policy }) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const tooOld = major < 6 || (major === 6 && minor < 2);
  return [
    ...(tooOld ? [`it is version ${version}; Baton needs 6.2 or newer`] : []),
    ...(policy === 'noeviction'
      ? []
      : [
          `its maxmemory-policy is ${policy}; it must be noeviction, or jobs would be thrown away when memory is short`,
        ]),
  ];
};
