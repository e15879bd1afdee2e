/**
 * npm test: every test that needs no container engine. What follows `--` goes to vitest: folders, files, -t 'a name'.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runMain } from './bootstrap-error.mjs';
import { prepare } from './install.mjs';
import { root, scratch } from './paths.mjs';

const results = join(scratch, 'test-results.json');

/** @param {string} node @param {readonly string[]} args @returns {Promise<number>} */
const vitest = (node, args) =>
  new Promise((resolve, reject) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
    const command = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...args];
    const child = spawn(node, command, { cwd: root, env: { ...process.env, NODE_ENV: 'test' }, stdio: 'inherit' });
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** A last line that programs can read. A suite that could not even be loaded counts as one failure. */
const summary = () => {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
};

await runMain(async () => {
  const node = await prepare();
  const args = process.argv.slice(2);
  const projects = args.includes('--project') ? [] : ['--project', 'pure', '--project', 'redis'];
  mkdirSync(scratch, { recursive: true });
  rmSync(results, { force: true });
  const code = await vitest(node, [...projects, ...args]);
  const { passed, failed } = summary();
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return code || (failed > 0 ? 1 : 0);
});
