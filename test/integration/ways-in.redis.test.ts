import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

let baton: Installation;
beforeAll(async () => {
  baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1, bots: 1, gateway: 1 });
});
afterAll(() => baton?.close());

/** What was said to a contact, as its journal tells it. */
const repliesTo = async (contact: string): Promise<string[]> => {
  const records = await baton.client.timeline(contact);
  return records.flatMap(({ entries }) => entries.flatMap((e) => (e.type === 'reply.sent' ? [e.text] : [])));
};

const isAnswered = (contact: string): Promise<void> =>
  vi.waitFor(async () => expect(await repliesTo(contact)).not.toEqual([]), { timeout: 20_000, interval: 100 });

test('a message that a plain BullMQ producer adds, with nothing of Baton, is answered', async () => {
  const data = JSON.stringify({ contact: 'raw:1', text: 'I want to sell my house' });
  const { stdout } = await run(process.execPath, [
    join(import.meta.dirname, 'raw-producer.ts'),
    inject('redisUrl'),
    baton.prefix,
    data,
  ]);
  expect(stdout.trim()).not.toBe('');
  await isAnswered('raw:1');
}, 40_000);

test('a message that publish() accepts is answered, and once however often it is published', async () => {
  const message = { contact: 'client:1', id: 'm1', text: 'I want to sell my house' };
  const first = await baton.client.publish(message);
  const again = await baton.client.publish(message);
  expect(first).toMatchObject({ accepted: true, duplicate: false });
  expect(again).toMatchObject({ accepted: false, duplicate: true });
  await isAnswered('client:1');
  const records = await baton.client.timeline('client:1');
  const received = records.flatMap(({ entries }) => entries.filter((entry) => entry.type === 'message.received'));
  expect(received).toHaveLength(1);
}, 40_000);

test('a message that comes by HTTP is accepted at once, and answered', async () => {
  const gateway = baton.fleet.slots.find((slot) => slot.service === 'gateway');
  const { url } = (await gateway?.ready) ?? {};
  const body = JSON.stringify({ contact: 'http:1', id: 'm1', text: 'I want to sell my house' });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/messages`, { method: 'POST', headers, body });
  expect(response.status).toBe(202);
  await isAnswered('http:1');
}, 40_000);

test('a message that the command line sends is answered, and the answer is printed', async () => {
  const args = [join(root, 'services/cli/src/main.ts'), 'send', 'cli:1', 'I want to sell my house', '--wait', '--json'];
  const { stdout } = await run(process.execPath, args, { cwd: root, env: { ...process.env, ...baton.env } });
  const told = JSON.parse(stdout) as { replies: { by: string; text: string }[] };
  expect(told.replies).not.toEqual([]);
  expect(await repliesTo('cli:1')).toEqual(told.replies.map(({ text }) => text));
}, 40_000);

/** Zones in which it is about noon, and about midnight. Those of `Etc` count westwards. */
const zoneAt = (hour: number): string => {
  const east = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
};

const propose = async (contact: string, zone: string): Promise<{ type: string; reason?: string }> => {
  await baton.client.ask({ contact, id: '1', text: 'I want to sell my house' }, { timeoutMs: 20_000 });
  await baton.client.recordFacts(contact, { facts: { timeZone: { value: zone } }, by: 'test' });
  const args = [join(root, 'services/cli/src/main.ts'), 'propose', contact, 'the open house on Sunday', '--json'];
  const { stdout } = await run(process.execPath, args, { cwd: root, env: { ...process.env, ...baton.env } });
  return JSON.parse(stdout);
};

test('what somebody proposes by day is said in the words of the bot', async () => {
  expect(await propose('day:1', zoneAt(12))).toMatchObject({ type: 'outreach.sent', bot: 'seller' });
  const isSaid = async () => expect((await repliesTo('day:1')).at(-1)).toContain('the open house on Sunday');
  await vi.waitFor(isSaid, { timeout: 20_000, interval: 100 });
}, 40_000);

test('what somebody proposes at night waits for the morning', async () => {
  expect(await propose('night:1', zoneAt(0))).toMatchObject({ type: 'outreach.held', reason: 'quiet-hours' });
}, 40_000);
