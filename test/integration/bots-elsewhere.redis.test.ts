import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

const examples = resolve(import.meta.dirname, '../../docs/examples');
const secret = 'a secret between the two';
const python = spawnSync('python3', ['--version']).status === 0;

let baton: Installation;
const processes: ChildProcess[] = [];

/** Resolves with the first line that the process prints. */
const startProcess = async (command: string, args: string[], env: Record<string, string>): Promise<string> => {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  processes.push(child);
  const [line] = await once(createInterface(child.stdout as NonNullable<typeof child.stdout>), 'line');
  return line;
};

beforeAll(async () => {
  baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1 });
  const bullmq = { REDIS_URL: inject('redisUrl'), BATON_PREFIX: baton.prefix, BOT: 'buyer' };
  await startProcess(process.execPath, [resolve(examples, 'bullmq-bot/bot.js')], bullmq);
  if (!python) {
    await baton.add({ bots: 1 }, { BOTS: 'lead' });
    return;
  }
  const line = await startProcess('python3', [resolve(examples, 'python-bot/bot.py')], {
    PORT: '0',
    BOT_SECRET: secret,
  });
  const url = `http://127.0.0.1:${/\d+$/.exec(line)?.[0]}`;
  await baton.add({ bots: 1 }, { BOTS: 'lead,seller', BOT_URLS: `seller=${url}`, BOT_SECRET: secret });
});
afterAll(async () => {
  for (const child of processes) child.kill();
  await baton?.close();
});

/** What this bot said to a contact, and the facts it found. */
const toldBy = async (bot: string, contact: string): Promise<{ said: string[]; facts: Record<string, unknown> }> => {
  const entries = (await baton.client.timeline(contact)).flatMap((record) => record.entries);
  return {
    said: entries.flatMap((entry) => (entry.type === 'reply.sent' && entry.by === bot ? [entry.text] : [])),
    facts: Object.assign(
      {},
      ...entries.map((e) => (e.type === 'facts.learned' && e.by === `bot:${bot}` ? e.facts : {})),
    ),
  };
};

const until = (bot: string, contact: string, expected: Awaited<ReturnType<typeof toldBy>>): Promise<void> =>
  vi.waitFor(async () => expect(await toldBy(bot, contact)).toEqual(expected), { timeout: 20_000, interval: 100 });

test('a plain BullMQ worker is a bot: it takes turns, reports them, and its facts are known', async () => {
  const contact = 'elsewhere:bullmq';
  await baton.client.publish({ contact, id: 'm1', text: 'I want to buy a house' });
  const question = 'How much would you like to spend at most?';
  await until('buyer', contact, { said: [question], facts: {} });
  await baton.client.publish({ contact, id: 'm2', text: 'Up to 600k' });
  await until('buyer', contact, {
    said: [question, 'Good, there are homes for that.'],
    facts: { budget: 600_000 },
  });
}, 60_000);

test('a bot in Python, with nothing but its standard library, takes turns over signed HTTP', async ({ skip }) => {
  skip(!python, 'there is no python3 on this machine');
  const contact = 'elsewhere:python';
  await baton.client.publish({ contact, id: 'm1', text: 'I want to sell my house' });
  const question = 'Which home is it? Street and number will do.';
  await until('seller', contact, { said: [question], facts: {} });
  await baton.client.publish({ contact, id: 'm2', text: '12 Oak Street' });
  await until('seller', contact, {
    said: [question, 'Thank you, that is in our area. What made you think of selling?'],
    facts: { address: '12 Oak Street' },
  });
}, 60_000);
