import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const purePackages = ['core', 'scoring'] as const;

/** A copy of the rules and of one package's manifest, so that no impure file ever lies in the real tree. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'baton-purity-'));
  cpSync(join(root, 'biome.json'), join(copy, 'biome.json'));
  for (const name of purePackages) {
    mkdirSync(join(copy, 'shared', name, 'src'), { recursive: true });
    cpSync(join(root, 'shared', name, 'package.json'), join(copy, 'shared', name, 'package.json'));
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly severity: string }[];
}

const lint = (name: string, source: string): readonly string[] => {
  const file = join('shared', name, 'src', 'probe.ts');
  writeFileSync(join(copy, file), source);
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--vcs-enabled=false', '--reporter=json', '--diagnostic-level=error', file],
    { cwd: copy, encoding: 'utf8' },
  );
  const report = JSON.parse(stdout) as Report;
  return report.diagnostics.map((found) => found.category);
};

/** Which of the modules Node finds from a folder. A process of its own: pnpm's shims set NODE_PATH, which hides the rule. */
const resolvable = (folder: string, modules: readonly string[]): readonly string[] => {
  const script = `
    const found = (name) => import(name).then(() => true, (error) => error.code !== 'ERR_MODULE_NOT_FOUND');
    const names = ${JSON.stringify(modules)};
    const all = await Promise.all(names.map(found));
    console.log(JSON.stringify(names.filter((_, index) => all[index])));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
  });
  return JSON.parse(stdout) as readonly string[];
};

describe.each(purePackages)('shared/%s', (name) => {
  test('a pure file passes, so the bans below are what fails the others', () => {
    expect(lint(name, "export const greet = (who: string): string => 'hello '.concat(who);\n")).toEqual([]);
  });

  test.each([
    'Date.now()',
    'new Date()',
    'performance.now()',
    'process.env',
    'globalThis',
    "fetch('http://127.0.0.1')",
    'setTimeout(() => undefined, 1)',
    'setInterval(() => undefined, 1)',
    'crypto.randomUUID()',
  ])('%s is refused', (expression) => {
    expect(lint(name, `export const probe = () => ${expression};\n`)).toContain('lint/style/noRestrictedGlobals');
  });

  test('Math.random is refused, also when taken out of Math', () => {
    const refused = 'lint/nursery/noJsRestrictedProperties';
    expect(lint(name, 'export const probe = () => Math.random();\n')).toContain(refused);
    expect(lint(name, 'const { random } = Math;\nexport const probe = () => random();\n')).toContain(refused);
  });

  test.each(['node:fs', 'node:crypto', 'fs', 'ioredis', 'bullmq', '@baton/lanes', '@baton/runtime'])(
    'an import of %s is refused',
    (specifier) => {
      const found = lint(name, `import * as probe from '${specifier}';\nexport const use = probe;\n`);
      expect(found.some((rule) => rule.endsWith('noRestrictedImports') || rule.endsWith('noNodejsModules'))).toBe(true);
    },
  );

  test('no IO library can even be resolved from here, since its manifest lists none', () => {
    const libraries = ['ioredis', 'bullmq', 'pino', 'fastify'];
    expect(resolvable(join(root, 'shared', name), libraries)).toEqual([]);
    expect(resolvable(join(root, 'shared/runtime'), ['ioredis'])).toEqual(['ioredis']);
  });
});
