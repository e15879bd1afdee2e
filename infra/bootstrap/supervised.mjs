import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BootstrapError } from './bootstrap-error.mjs';
import { root } from './paths.mjs';

/** EX_CONFIG: the settings are wrong, so starting again would not help. */
const exitConfig = 78;
const readyMs = 60_000;
const backoffMs = { first: 500, most: 30_000 };
/** The deaths before a run of this length are forgotten. */
const soundMs = 60_000;

/**
 * @typedef {import('./services.mjs').Service} Service
 * @typedef {{ type: 'ready', url?: string }} ReadyNotice sent by a service over its IPC channel
 *
 * @typedef {{ code: number | null, how: string, livedMs: number }} Ending of one run of a service
 *
 * @typedef {object} Surroundings
 * @property {string} node path of the Node that runs the sources
 * @property {string} logs folder
 * @property {NodeJS.ProcessEnv} env
 * @property {(line: string) => void} say
 *
 * @typedef {object} Supervised
 * @property {Promise<ReadyNotice>} ready rejects when the service ends before it is ready for the first time
 * @property {(killAfterMs: number) => Promise<void>} stop
 */

/** @param {Service} service @param {Surroundings} surroundings @param {string} log */
const launch = (service, { node, env }, log) => {
  const output = openSync(log, 'a');
  const child = spawn(node, [service.entry], {
    cwd: root,
    env: { ...env, ...service.env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  let isReady = false;
  /** @type {Promise<ReadyNotice>} */
  const ready = new Promise((resolve) => {
    child.on('message', (/** @type {ReadyNotice} */ notice) => {
      if (notice?.type !== 'ready') return;
      isReady = true;
      resolve(notice);
    });
  });
  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => {
    const started = Date.now();
    child.once('error', (error) => resolve({ code: exitConfig, how: `cannot be run: ${error.message}`, livedMs: 0 }));
    child.once('exit', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      resolve({ code, how, livedMs: Date.now() - started });
    });
  });
  /**
   * Closes the IPC channel, which asks the service to stop. A signal would not do: at Ctrl-C the terminal sends its own
   * to every process, and a service takes a second one as the order to exit at once. Before a service is ready it may
   * not listen to its channel yet, and has nothing to lose.
   */
  const stop = async (/** @type {number} */ killAfterMs) => {
    if (child.exitCode === null && child.signalCode === null) {
      if (isReady && child.connected) child.disconnect();
      else child.kill('SIGTERM');
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    await ended;
    clearTimeout(timer);
  };
  return { ready, ended, stop };
};

/**
 * Runs one service for as long as it is wanted; starts it again, with growing delays, when it dies.
 *
 * @param {Service} service
 * @param {Surroundings} surroundings
 * @returns {Supervised}
 */
export const supervise = (service, surroundings) => {
  const { say } = surroundings;
  const log = join(surroundings.logs, `${service.name}.log`);
  const failure = (/** @type {string} */ how) => new BootstrapError(`${service.name} ${how}. Its log: ${log}`);
  const stopping = new AbortController();
  let current = launch(service, surroundings, log);
  let wasReady = false;

  /** Whether it is to be started again after it ended like this; tells what happened. */
  const outlives = async (/** @type {Ending} */ { code, how }, /** @type {number} */ deaths) => {
    if (stopping.signal.aborted || !wasReady) return false;
    if (code === exitConfig) {
      say(`${failure(how).message}. It is not started again.`);
      return false;
    }
    const delayMs = Math.min(backoffMs.first * 2 ** (deaths - 1), backoffMs.most);
    say(`${service.name} ${how}; it is started again in ${delayMs / 1000} s. Its log: ${log}`);
    await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => {});
    return !stopping.signal.aborted;
  };

  const keepAlive = async () => {
    let ending = await current.ended;
    let deaths = 1;
    while (await outlives(ending, deaths)) {
      current = launch(service, surroundings, log);
      ending = await current.ended;
      deaths = ending.livedMs > soundMs ? 1 : deaths + 1;
    }
  };

  const firstReady = async () => {
    const late = new AbortController();
    const outcome = await Promise.race([
      current.ready,
      current.ended.then(({ how }) => failure(how)),
      sleep(readyMs, failure(`is not ready after ${readyMs / 1000} s`), { signal: late.signal }),
    ]);
    late.abort();
    if (outcome instanceof Error) throw outcome;
    wasReady = true;
    return outcome;
  };

  const ready = firstReady();
  // A failure to start is the business of whoever awaits `ready`, also when that is later.
  ready.catch(() => {});
  const over = keepAlive();

  const stop = async (/** @type {number} */ killAfterMs) => {
    stopping.abort();
    await Promise.all([current.stop(killAfterMs), over]);
  };
  return { ready, stop };
};
