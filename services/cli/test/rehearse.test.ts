import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../src/run.ts';
import { createFakeIo } from './fake-io.ts';

/** One bot, which hears the name in every message and asks for it: always, or only while it is not known. */
const domainThatAsks = (when: 'always' | 'while it is open'): string => `
import { defineBot } from '@baton/bot-kit';
import { defineDomain } from '@baton/domains';
import { defineIntents } from '@baton/scoring';
import { z } from 'zod';

const facts = z.object({ name: z.string() });
const desk = defineBot({
  id: 'desk',
  description: 'Asks who it is',
  provides: facts,
  onTurn: ({ facts }) => {
    const open = ${when === 'always'} || facts.name === undefined;
    return { say: [open ? 'Who is it?' : 'I see.'], asked: open ? 'name' : null, facts: { name: { value: 'Ana' } } };
  },
});

export default defineDomain({
  policy: {
    domain: 'desk',
    firstBot: 'desk',
    routes: [],
    phrases: {
      en: { optedOut: 'No more.', optedIn: 'Welcome back!', toHuman: 'Somebody will write.' },
      es: { optedOut: 'No más.', optedIn: '¡Bienvenido!', toHuman: 'Alguien escribirá.' },
    },
  },
  intents: defineIntents({ name: 'desk', intents: { any: { label: 'Anything', phrases: [{ weight: 1, phrases: ['anything'] }] } } }),
  bots: [desk],
  rehearsal: { chat: ['hello', 'it is me', 'and another thing'] },
});
`;

let folder: string;
const domain = (name: string): string => join(folder, name);
const write = async (name: string, when: Parameters<typeof domainThatAsks>[0]): Promise<void> => {
  await mkdir(domain(name));
  await writeFile(join(domain(name), 'index.ts'), domainThatAsks(when));
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-rehearse-'));
  await write('attentive', 'while it is open');
  await write('forgetful', 'always');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const simulate = async (...args: readonly string[]) => {
  const io = createFakeIo();
  const code = await run(['simulate', ...args, '--json'], io);
  return { code, out: io.stdout.map((line) => JSON.parse(line)), err: io.stderr.join('\n') };
};

test('every seed is played once, however many threads share them', async () => {
  const { code, out, err } = await simulate('--domain', 'real-estate', '--seeds', '130', '--seed', '7');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatchObject([{ seeds: 130, conversations: 390, violations: 0 }]);
});

test('a domain of one’s own that keeps every promise', async () => {
  expect(await simulate('--domain', domain('attentive'), '--seeds', '30')).toMatchObject({
    code: 0,
    out: [{ violations: 0 }],
  });
});

test('of several seeds that fail on several threads the first is told, with the shortest script that still fails', async () => {
  const { code, out } = await simulate('--domain', domain('forgetful'), '--seeds', '250', '--seed', '5');
  const again = await simulate('--domain', domain('forgetful'), '--seeds', '250', '--seed', '5');
  const [{ seed, violations, script }] = out;
  expect(code).toBe(1);
  expect(violations[0]).toMatchObject({ rule: 'never-asks-again', saw: 'desk asked for name, which it held' });
  expect(script.length).toBeLessThanOrEqual(2);
  expect(seed).toBeLessThan(20);
  expect(again.out).toEqual(out);
});
