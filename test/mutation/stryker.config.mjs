/** Read by Stryker in the copy of the repository that main.ts has made. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: ['shared/core/src/**/*.ts', '!shared/core/src/index.ts'],
  // Names are checked by the types: a mutated literal of a union does not compile. What is left is prose.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Stryker would read it through TypeScript's JS API, which version 7 does not have.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  ignorePatterns: ['docs', 'infra', 'services'],
  reporters: ['json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
};
