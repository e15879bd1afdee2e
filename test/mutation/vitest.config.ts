import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rules first: most mutants break one at once, and the others need not be asked. */
const properties = ['outreach-histories', 'replay', 'metamorphic', 'invariants', 'change'];
const placeOf = ({ moduleId }: TestSpecification): number =>
  properties.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));

class RulesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

const everyTest = process.env.MUTATION_PASS === 'every-test' ? ['test/mutation/every-test.ts'] : [];

/** The core's own tests, in one worker that is kept: a mutant costs what its tests cost. */
export default defineConfig({
  test: {
    include: ['shared/core/test/**/*.test.ts'],
    // It tests the tests.
    exclude: ['**/node_modules/**', '**/sabotages.test.ts'],
    setupFiles: ['test/mutation/fewer-runs.ts', ...everyTest],
    sequence: { sequencer: RulesFirst },
    isolate: false,
    fileParallelism: false,
  },
});
