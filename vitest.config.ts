import { defineConfig } from 'vitest/config';

const sources = ['shared', 'services', 'test', 'infra'];
const named = (suffix: string) => sources.map((folder) => `${folder}/**/*.${suffix}.test.ts`);

/** Tests are named by what they need: `x.test.ts` nothing, `x.redis.test.ts` a Redis, `x.containers.test.ts` an engine. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: sources.map((folder) => `${folder}/**/*.test.ts`),
          exclude: ['**/node_modules/**', ...named('redis'), ...named('containers')],
          // Speed is the benches' business: here, a slow machine must not fail what is right.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'redis',
          include: named('redis'),
          globalSetup: ['test/support/redis-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'containers', include: named('containers'), testTimeout: 180_000, hookTimeout: 300_000 },
      },
    ],
  },
});
