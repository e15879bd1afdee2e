import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { run } from '../src/run.ts';
import { createFakeIo } from './fake-io.ts';

let env: NodeJS.ProcessEnv;
let folder: string;
beforeEach(async () => {
  env = { REDIS_URL: inject('redisUrl'), BATON_APP: `cli-${randomBytes(4).toString('hex')}` };
  folder = await mkdtemp(join(tmpdir(), 'baton-experiments-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const baton = async (...args: readonly string[]) => {
  const io = createFakeIo({ env });
  return { code: await run(['experiments', ...args], io), out: io.stdout, err: io.stderr };
};

const fileWith = async (policy: object): Promise<string> => {
  const path = join(folder, 'experiment.json');
  const variants = [
    { id: 'control', share: 0.5 },
    { id: 'short', share: 0.5, treatment: { policy } },
  ];
  await writeFile(path, JSON.stringify({ id: 'wait', variants }));
  return path;
};
const good = { limits: { cooldownMs: 60_000 } };

test('an experiment from its start to its end', async () => {
  expect((await baton('ls')).out).toEqual(['There are no experiments.']);
  const started = await baton('start', await fileWith(good), '--json');
  expect(JSON.parse(started.out[0] ?? '')).toMatchObject({ id: 'wait', status: 'running' });
  const report = await baton('report', 'wait', '--json');
  expect(report.code).toBe(0);
  expect(JSON.parse(report.out[0] ?? '')).toMatchObject({ running: { conclusion: { status: 'undecided' } } });
  expect((await baton('report', 'wait')).out.at(-1)).toBe('Undecided so far.');
  const promoted = await baton('promote', 'wait', 'short', '--share', '0.1', '--hours', '2', '--json');
  expect(JSON.parse(promoted.out[0] ?? '')).toMatchObject({ status: 'canary', canary: { share: 0.1, ms: 7_200_000 } });
  expect((await baton('stop', 'wait')).out[1]).toContain('it was stopped');
  expect(await baton('stop', 'wait')).toMatchObject({ code: 2, err: ['baton: "wait" is done: it has ended'] });
});

test('what cannot be run is refused, and names what is wrong', async () => {
  const wrong = await baton('start', await fileWith({ limits: { cooldownMs: 'soon' } }));
  expect(wrong).toMatchObject({ code: 2, err: [expect.stringContaining('limits.cooldownMs')] });
  await baton('start', await fileWith(good));
  expect((await baton('start', await fileWith(good))).err[0]).toContain('take another id');
  expect(await baton('report', 'none')).toMatchObject({ code: 2, err: ['baton: there is no experiment "none"'] });
});

test('how many contacts a comparison needs', async () => {
  expect((await baton('size', '--base', '0.1', '--difference', '0.02', '--json')).out).toEqual(['{"contacts":3841}']);
  expect((await baton('size', '--base', '0.9', '--difference', '0.2')).code).toBe(2);
});
