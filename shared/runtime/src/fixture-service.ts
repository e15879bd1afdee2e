import { runService } from './service.ts';

/** The smallest service, for tests of a service's life. `HANG=1`: work that does not end when asked to. */
await runService({
  name: 'fixture',
  start: () => ({
    about: { marker: 'here' },
    close: () => (process.env.HANG ? new Promise<void>(() => {}) : Promise.resolve()),
  }),
});
