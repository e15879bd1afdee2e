import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lines, type MutationReport, onlyNoticed, table } from './report.ts';

/**
 * `npm run mutation [-- --files 'shared/core/src/guards/*.ts'] [--workers 2] [--survivors]`: changes the decision core
 * in one small way after the other and sees whether its tests notice. It works on a copy of what is committed, into
 * which alone the tool is installed, so that nobody else has to.
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: 'shared/core/src/**/*.ts,!shared/core/src/index.ts' },
    workers: { type: 'string', default: '1' },
    survivors: { type: 'boolean', default: false },
  },
});

const root = join(import.meta.dirname, '../..');
const tools = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1'];

const run = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): void => {
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  const { status } = spawnSync(command, args, { cwd, stdio: [...stdio], env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 2).join(' ')} ended with ${status}`);
};

/**
 * The first pass asks the tests that ran the mutated line, which is quick and now and then wrong: what is worked out
 * once and kept, such as an index over a policy, counts as run by the first test alone, and a module's constants by
 * none. The second pass asks every test about what is left over.
 */
const mutate = (copy: string): MutationReport => {
  const stryker = join(copy, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const all = ['--mutate', values.files, '--concurrency', values.workers];
  const pass = (name: 'covering-tests' | 'every-test', ...how: string[]): void =>
    run(process.execPath, [stryker, 'run', 'test/mutation/stryker.config.mjs', ...all, ...how], copy, {
      MUTATION_PASS: name,
    });
  const file = join(copy, 'reports/mutation.json');
  const read = (): MutationReport => JSON.parse(readFileSync(file, 'utf8'));
  pass('covering-tests', '--ignoreStatic');
  writeFileSync(file, JSON.stringify(onlyNoticed(read())));
  pass('every-test');
  return read();
};

const pnpm = ['-y', 'pnpm@12.21.0'];
const copy = mkdtempSync(join(tmpdir(), 'baton-mutation-'));
try {
  run('git', ['clone', '--quiet', root, copy], root);
  run('npx', [...pnpm, 'add', '-D', '-w', '--ignore-scripts', ...tools], copy);
  const report = mutate(copy);
  console.log(table(report));
  if (values.survivors) console.log(lines(report).join('\n'));
} finally {
  rmSync(copy, { recursive: true, force: true });
}
