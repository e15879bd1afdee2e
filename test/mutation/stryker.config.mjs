/** Read by Stryker in the copy of the repository that main.ts has made; what differs from pass to pass is said there. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  // Names are checked by the types: a mutated literal of a union does not compile. What is left is prose.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Stryker would read it through TypeScript's JS API, which version 7 does not have.
  tsconfigFile: 'none',
  // The report, and what the second pass need not find out again.
  incremental: true,
  incrementalFile: 'reports/mutation.json',
  timeoutMS: 20_000,
  ignorePatterns: ['docs', 'infra', 'services'],
  reporters: [],
};
