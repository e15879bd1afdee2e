/** npm run check: what must hold beside the tests. All of it runs, also when the first part fails. */
import { delimiter, dirname, join } from 'node:path';
import { runMain } from './bootstrap-error.mjs';
import { run } from './commands.mjs';
import { prepare } from './install.mjs';
import { root } from './paths.mjs';

const checks = [
  { name: 'lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'unused code', command: ['knip'] },
];

await runMain(async () => {
  const node = await prepare();
  const PATH = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const results = await Promise.all(
    checks.map(async ({ name, command: [program = '', ...args] }) => {
      const { code, output } = await run(program, args, { cwd: root, env: { ...process.env, PATH } });
      process.stdout.write(code === 0 ? `${name}: ok\n` : `${name}: failed\n\n${output}\n`);
      return code;
    }),
  );
  return results.some((code) => code !== 0) ? 1 : 0;
});
