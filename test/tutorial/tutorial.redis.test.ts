import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { install } from '../integration/installation.ts';
import { follow, readTutorial, type Tutorial } from './read-tutorial.ts';

const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'services/cli/src/main.ts');
const run = promisify(execFile);

let tutorial: Tutorial;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-tutorial-'));
  tutorial = await readTutorial();
  await follow(tutorial, folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `npm run -s baton -- …`, as npm would run it, in the reader's folder. Rejects when it ends with a code but 0. */
const baton = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { stdout } = await run(process.execPath, [main, ...args], { cwd: folder, env: { ...process.env, ...env } });
  return stdout;
};

const prefix = 'npm run -s baton -- ';
const orders = (): string[] => tutorial.commands.filter((line) => line.startsWith(prefix));
const argsOf = (line: string): string[] => line.slice(prefix.length).split(' ');

describe('the tutorial', () => {
  test('says nothing that is not tried here', () => {
    expect(tutorial.commands.filter((line) => !line.startsWith(prefix))).toEqual([
      'mkdir -p dental/intents/labelled',
      'BATON_DOMAIN=./dental npm start',
    ]);
    expect(orders().map((line) => argsOf(line)[0])).toEqual(['train', 'lint', 'simulate', 'simulate']);
  });

  test('shows files whose types hold', async () => {
    const paths = {
      '@baton/*': [join(root, 'shared/*/src/index.ts')],
      zod: [join(root, 'shared/domains/node_modules/zod/index.d.cts')],
    };
    const compilerOptions = { paths, typeRoots: [join(root, 'node_modules/@types')] };
    const config = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['dental'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = run(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder], { cwd: folder });
    const output = await tsc.then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
    expect(output.split('\n').filter((line) => line.startsWith('dental/'))).toEqual([]);
  });

  test('makes a domain that trains, has nothing wrong, follows its rules, and keeps every promise', async () => {
    const said: string[] = [];
    for (const line of orders()) said.push(await baton(argsOf(line)));
    expect(said[0]).toContain('Learnt from 5 labelled messages');
    expect(said[1]).toContain('nothing is wrong');
    expect(said[2]).toContain('3 expectations held');
    expect(said[3]).toContain('every promise was kept');
  });

  test('makes a domain that talks to people through real services, by the model it has learnt', async () => {
    const services = { intent: 1, coordinator: 1, bots: 1, outbound: 1 };
    const settings = { BATON_DOMAIN: join(folder, 'dental') };
    const installed = await install(inject('redisUrl'), services, settings);
    try {
      const env = { ...settings, REDIS_URL: inject('redisUrl'), BATON_APP: installed.app };
      const played = (await baton(['demo', '--json'], env))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(played.map(({ decision, to }) => [decision, to])).toContainEqual(['ask', 'booking']);
      expect(played.filter(({ decision }) => decision === 'handoff').map(({ to }) => to)).toEqual([
        'booking',
        'billing',
      ]);
      const model = JSON.parse(await readFile(join(folder, 'dental/intents/model.json'), 'utf8'));
      const contact = 'tutorial:1';
      await installed.client.ask({ contact, id: '1', text: 'my tooth hurts' }, { timeoutMs: 20_000 });
      const scored = (await installed.client.timeline(contact)).flatMap(({ entries }) =>
        entries.flatMap((entry) => (entry.type === 'intent.scored' ? [entry.model] : [])),
      );
      expect(scored).toEqual([`dental@1+${model.version.slice(0, 12)}`]);
    } finally {
      await installed.close();
    }
  });
});

test('a folder that holds no domain, and one whose domain is broken, are named', async () => {
  const refused = async (domain: string): Promise<string> => {
    const failed = await baton(['lint', '--domain', domain]).catch((error: { stderr: string }) => error.stderr);
    return failed;
  };
  expect(await refused('./nowhere')).toContain('it has no index.ts');
  const broken = await mkdtemp(join(folder, 'broken-'));
  await writeFile(join(broken, 'index.ts'), 'export default 7;\n');
  expect(await refused(broken)).toContain('does not export a domain');
  await writeFile(join(broken, 'index.ts'), "import { nothing } from 'a-package-nobody-has';\n");
  expect(await refused(broken)).toContain('a-package-nobody-has');
});
