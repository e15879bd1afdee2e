import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.mjs';
import { probe } from './probe.mjs';

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
const tries = 3;
const pollMs = 20;

/**
 * @typedef {object} Launch how to start a server
 * @property {string} command
 * @property {(port: number, dir: string) => string[]} args
 * @property {Record<string, string>} [env]
 * @property {number} [startMs] time it may take to answer
 */

/**
 * Starts a server on a free port of the loopback address, in a folder of its own that goes when the server goes.
 *
 * @param {Launch} launch
 * @param {number} lingerMs how long it may outlive a crash of this process for its clients' sake
 * @returns {Promise<{ url: string; close(): Promise<void> } | undefined>} undefined when it does not come up
 */
export const startPrivateServer = async (launch, lingerMs) => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const server = await startOnce(launch, lingerMs);
    if (server) return server;
  }
  return undefined;
};

/** @param {Launch} launch @param {number} lingerMs */
const startOnce = async ({ command, args, env = {}, startMs = 10_000 }, lingerMs) => {
  const port = (await freePort()) ?? 0;
  const dir = mkdtempSync(join(tmpdir(), 'baton-redis-'));
  const url = `redis://127.0.0.1:${port}`;
  const order = JSON.stringify({ command, args: args(port, dir), env, dir, url, lingerMs });
  const child = spawn(process.execPath, [guard, order], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  /** @type {Promise<void>} */
  const gone = new Promise((resolve) => child.on('exit', () => resolve()));
  child.stdin.on('error', () => {});
  const close = async () => {
    child.ref();
    child.stdin.end();
    await gone;
  };
  if (await answers(url, child, Date.now() + startMs)) {
    // The pipe alone must not keep a finished program running: the guard sees it close either way.
    child.unref();
    /** @type {import('node:net').Socket} */ (child.stdin).unref();
    return { url, close };
  }
  await close();
  return undefined;
};

/** @param {string} url @param {import('node:child_process').ChildProcess} child @param {number} deadline */
const answers = async (url, child, deadline) => {
  while (Date.now() < deadline && child.exitCode === null) {
    const found = await probe(url, 1000).catch(() => undefined);
    if (found) return true;
    await sleep(pollMs);
  }
  return false;
};
