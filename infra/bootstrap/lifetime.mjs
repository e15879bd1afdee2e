import { setInterval } from 'node:timers';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const parentPollMs = 1000;

/**
 * Tells when this program should end: a signal, or the death of the npm that started it (npm does not pass on every
 * signal, and passes on nothing when it is killed). A second signal means at once.
 *
 * @returns {{ ending: AbortSignal; atOnce: AbortSignal }}
 */
export const watchLifetime = () => {
  const ending = new AbortController();
  const atOnce = new AbortController();
  const parent = process.ppid;
  for (const signal of signals) {
    process.on(signal, () => {
      if (ending.signal.aborted) atOnce.abort(signal);
      ending.abort(signal);
    });
  }
  if (process.env.npm_lifecycle_event) {
    setInterval(() => process.ppid !== parent && ending.abort('parent gone'), parentPollMs).unref();
  }
  return { ending: ending.signal, atOnce: atOnce.signal };
};

/**
 * @template T
 * @param {AbortSignal} signal
 * @param {Promise<T>} work
 * @returns {Promise<T | undefined>} undefined when the signal came first
 */
export const unlessAborted = (signal, work) => {
  work.catch(() => {});
  if (signal.aborted) return Promise.resolve(undefined);
  const aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
  return /** @type {Promise<T | undefined>} */ (Promise.race([work, aborted]));
};
