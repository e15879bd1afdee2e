import { defineConfig } from 'vitest/config';

/** The core's own tests, in one worker that is kept: a mutant costs what its tests cost. */
export default defineConfig({
  test: {
    include: ['shared/core/test/**/*.test.ts'],
    // It tests the tests.
    exclude: ['**/node_modules/**', '**/sabotages.test.ts'],
    setupFiles: ['test/mutation/fewer-runs.ts'],
    isolate: false,
    fileParallelism: false,
  },
});
