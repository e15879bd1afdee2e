import { supervise } from './supervised.mjs';

/** Longer than a service's own SHUTDOWN_TIMEOUT_MS, after which it ends by itself. */
const graceMs = 2000;
const defaultShutdownMs = 10_000;

/**
 * Starts all services and waits until each is ready.
 *
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {import('./supervised.mjs').Surroundings} surroundings
 */
export const startGroup = (services, surroundings) => {
  const group = services.map((service) => supervise(service, surroundings));
  const shutdownMs = Number(surroundings.env.SHUTDOWN_TIMEOUT_MS) || defaultShutdownMs;
  return {
    /** The notices, in the order of the services; rejects with the first failure. */
    ready: Promise.all(group.map(({ ready }) => ready)),
    stop: async () => {
      await Promise.all(group.map(({ stop }) => stop(shutdownMs + graceMs)));
    },
    /** Ends everything at once, for whoever has no patience. */
    kill: async () => {
      await Promise.all(group.map(({ stop }) => stop(0)));
    },
  };
};
