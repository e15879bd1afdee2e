import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BootstrapError } from './bootstrap-error.mjs';
import { run } from './commands.mjs';
import { withLock } from './lock.mjs';
import { findNode } from './node24.mjs';
import { root, scratch } from './paths.mjs';
import { withProgress } from './progress.mjs';

const pnpm = 'pnpm@12.21.0';
const lockfile = join(root, 'pnpm-lock.yaml');
/** Written by us after an install that ended well: the hash of the lockfile it was for. */
const stamp = join(root, 'node_modules/.baton-installed');
/** Written by pnpm at the end of each install, also one that somebody ran by hand. */
const pnpmState = join(root, 'node_modules/.pnpm-workspace-state-v1.json');

const wanted = () => createHash('sha256').update(readFileSync(lockfile)).digest('hex');

const read = (/** @type {() => boolean} */ question) => {
  try {
    return question();
  } catch {
    return false;
  }
};

const isCurrent = () =>
  read(() => readFileSync(stamp, 'utf8') === wanted()) ||
  read(() => statSync(pnpmState).mtimeMs > statSync(lockfile).mtimeMs);

const install = async () => {
  const args = ['-y', pnpm, 'install', '--frozen-lockfile', '--ignore-scripts', '--reporter=append-only'];
  const env = { ...process.env, CI: 'true', NODE_ENV: '' };
  const { code, output } = await run('npx', args, { cwd: root, env });
  if (code !== 0) {
    const last = output.trim().split('\n').slice(-15).join('\n');
    throw new BootstrapError(`The dependencies could not be installed:\n\n${last}\n\nTried: npx ${args.join(' ')}`);
  }
  writeFileSync(stamp, wanted());
};

/**
 * Brings node_modules in line with the lockfile if it is not, and finds the Node that runs the sources. Concurrent
 * starts wait for the one that installs.
 *
 * @returns {Promise<string>} path of a Node 24
 */
export const prepare = async () => {
  if (!isCurrent()) {
    await withLock(join(scratch, 'install.lock'), () =>
      withProgress('installing the dependencies', async () => {
        if (!isCurrent()) await install();
      }),
    );
  }
  const node = findNode();
  if (node) return node;
  throw new BootstrapError(
    `Baton runs on Node 24. This is Node ${process.versions.node}, and none comes by npm for ` +
      `${process.platform}-${process.arch}. Install Node 24 or newer from https://nodejs.org and try again.`,
  );
};
