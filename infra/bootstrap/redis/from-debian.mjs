import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, which } from '../commands.mjs';
import { withProgress } from '../progress.mjs';
import { serverArgs } from './from-path.mjs';
import { startPrivateServer } from './private-server.mjs';

/** Either serves; which one a release has differs. The server is a link to a binary in the tools' package. */
const candidates = [
  { names: ['redis-server', 'redis-tools'], binary: 'usr/bin/redis-server' },
  { names: ['valkey-server', 'valkey-tools'], binary: 'usr/bin/valkey-server' },
];

const release = () => {
  const text = readFileSync('/etc/os-release', 'utf8');
  const value = (/** @type {string} */ name) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return `${value('ID')}-${value('VERSION_ID')}-${process.arch}`;
};

export const defaultCache = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'baton/redis');

/** apt with its lists, cache and locks in a folder of ours: it needs no root and leaves the system as it was. */
const aptOptions = (/** @type {string} */ folder) =>
  [
    `Dir::State::lists=${folder}/lists`,
    `Dir::Cache=${folder}/cache`,
    'APT::Sandbox::User=',
    'Debug::NoLocking=1',
    'Acquire::Languages=none',
  ].flatMap((option) => ['-o', option]);

/**
 * These packages, and what they depend on that this machine does not have. None if the release does not know them.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 */
const withMissing = async (folder, names) => {
  const plan = ['-qq', '--print-uris', '--no-install-recommends', '--reinstall', 'install'];
  const args = [...aptOptions(folder), ...plan, ...names];
  const { code, output } = await run('apt-get', args);
  if (code !== 0) return [];
  return output.split('\n').flatMap((line) => /^'[^']+' ([^_\s]+)_\S+\.deb /.exec(line)?.[1] ?? []);
};

/** @param {string} folder empty */
const unpack = async (folder) => {
  for (const part of ['lists/partial', 'cache/archives/partial', 'tree', 'packages'])
    mkdirSync(join(folder, part), { recursive: true });
  const options = { cwd: join(folder, 'packages') };
  await run('apt-get', [...aptOptions(folder), '-qq', 'update'], options);
  for (const { names, binary } of candidates) {
    const packages = await withMissing(folder, names);
    if (packages.length === 0) continue;
    const { code } = await run('apt-get', [...aptOptions(folder), '-qq', 'download', ...packages], options);
    if (code !== 0) continue;
    for (const file of readdirSync(options.cwd)) await run('dpkg', ['-x', file, '../tree'], options);
    if (existsSync(join(folder, 'tree', binary))) return true;
  }
  return false;
};

/**
 * Fills the cache once. It appears under its name only when it is complete; of two that fill it at once, one wins.
 *
 * @param {string} tree
 */
const fill = async (tree) => {
  mkdirSync(dirname(tree), { recursive: true });
  const folder = mkdtempSync(`${tree}-`);
  try {
    if (await unpack(folder)) renameSync(join(folder, 'tree'), tree);
  } catch (error) {
    if (!existsSync(tree)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** @param {string} tree */
const libraries = (tree) => {
  const usr = join(tree, 'usr/lib');
  if (!existsSync(usr)) return [];
  const folders = readdirSync(usr, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [usr, ...folders.map((entry) => join(usr, entry.name))];
};

const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A program beside the copy that starts it with its own libraries: like a server on the PATH for whoever runs it.
 *
 * @param {string} tree @param {string} binary
 */
const launcherFor = (tree, binary) => {
  const launcher = join(tree, 'redis-server');
  const text = `#!/bin/sh\nLD_LIBRARY_PATH=${quoted(libraries(tree).join(':'))} exec ${quoted(binary)} "$@"\n`;
  if (!existsSync(launcher) || readFileSync(launcher, 'utf8') !== text) writeFileSync(launcher, text, { mode: 0o755 });
  return launcher;
};

/**
 * The distribution's own Redis as a program that can be run, unpacked into a cache folder of the user if it is not yet.
 *
 * @param {string} [cache]
 * @returns {Promise<{ binary: string } | { missing: string }>}
 */
export const debianServer = async (cache = defaultCache()) => {
  if (!which('apt-get') || !which('dpkg')) return { missing: 'this is not Debian or Ubuntu' };
  const tree = join(cache, release());
  if (!existsSync(tree)) await withProgress("unpacking the distribution's Redis, once", () => fill(tree));
  const found = candidates.map(({ binary }) => join(tree, binary)).find((file) => existsSync(file));
  return found
    ? { binary: launcherFor(tree, found) }
    : { missing: "apt-get offers no redis-server or valkey-server, or cannot reach the distribution's server" };
};

/**
 * A copy of the distribution's own Redis, started privately.
 *
 * @param {import('./index.mjs').RedisWish & { cache?: string }} wish
 * @returns {Promise<import('./index.mjs').Attempt>}
 */
export const fromDebian = async ({ persistent, lingerMs, cache }) => {
  const server = await debianServer(cache);
  if ('missing' in server) return server;
  const { binary } = server;
  const started = await startPrivateServer({ command: binary, args: serverArgs(persistent) }, lingerMs);
  return started ? { ...started, how: `a private copy, ${binary}` } : { missing: `${binary} does not start` };
};
