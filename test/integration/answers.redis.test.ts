import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { JournalEntryOf } from '@baton/contracts';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

let baton: Installation;
beforeAll(async () => {
  baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1, bots: 1 });
});
afterAll(() => baton?.close());

const entries = async <T extends 'reply.sent' | 'intent.scored' | 'decision.made'>(contact: string, type: T) => {
  const records = await baton.client.timeline(contact);
  return records.flatMap((record) => record.entries.filter((entry): entry is JournalEntryOf<T> => entry.type === type));
};
const replies = (contact: string, count: number): Promise<void> =>
  vi.waitFor(async () => expect((await entries(contact, 'reply.sent')).length).toBeGreaterThanOrEqual(count), {
    timeout: 20_000,
    interval: 100,
  });
const cli = (...args: readonly string[]) =>
  run(process.execPath, [join(root, 'services/cli/src/main.ts'), ...args], { env: { ...process.env, ...baton.env } });

test('a bare "sell" is read as the answer to the question, decided by, explained, and decided again the same', async () => {
  const contact = 'answer:1';
  await baton.client.publish({ contact, id: 'm1', text: 'Hello there' });
  await replies(contact, 1);
  await baton.client.publish({ contact, id: 'm2', text: 'sell' });
  await replies(contact, 2);

  const [hello, answer] = await entries(contact, 'intent.scored');
  expect(hello).not.toHaveProperty('asked');
  expect(answer).toMatchObject({ asked: 'wish', intents: { seller: expect.closeTo(1, 1) } });
  const [, decision] = await entries(contact, 'decision.made');
  expect(decision?.decision).toMatchObject({ decision: 'handoff', to: 'seller', trigger: 'message' });

  const { stdout } = await cli('why', decision?.decision.id ?? '');
  expect(stdout).toContain('as the answer to a question: wish');
  expect(stdout).toMatch(/Evidence\n\s+\+[\d.]+ +seller +“sell”/);
  // Replayed from the journal alone: nothing is looked up that may have changed since.
  await expect(cli('replay', '--contact', contact)).resolves.toMatchObject({ stderr: '' });
}, 60_000);
