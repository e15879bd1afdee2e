import type { JournalEntry } from '@baton/contracts';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

/** Everything but the bots: whatever is asked of them is not answered until they are started. */
let baton: Installation;
beforeAll(async () => {
  baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1 });
});
afterAll(() => baton?.close());

const entriesOf = async (contact: string): Promise<JournalEntry[]> =>
  (await baton.client.timeline(contact)).flatMap(({ entries }) => entries);

const countOf = async (contact: string, type: JournalEntry['type']): Promise<number> =>
  (await entriesOf(contact)).filter((entry) => entry.type === type).length;

const waits = { timeout: 30_000, interval: 100 };

/** Two hundred messages, of which the bot's turn and the contact's state hold sixty, and then this one. */
const writeBehindBacklog = async (contact: string, last: string): Promise<void> => {
  for (let n = 1; n <= 200; n += 1) await baton.client.publish({ contact, id: `m${n}`, text: `Hello, number ${n}` });
  await vi.waitFor(async () => expect(await countOf(contact, 'message.received')).toBe(60), waits);
  await baton.client.publish({ contact, id: 'last', text: last });
};

const sentTo = async (contact: string): Promise<string[]> =>
  (await entriesOf(contact)).flatMap((entry) => (entry.type === 'reply.sent' ? [entry.by] : []));

test('STOP and a wish for a person are heeded at once behind two hundred messages, and no bot speaks after', async () => {
  await writeBehindBacklog('stops:1', 'STOP');
  await writeBehindBacklog('asks:1', 'Can I talk to a real person please?');
  await vi.waitFor(async () => expect(await countOf('stops:1', 'contact.opted_out')).toBe(1), waits);
  await vi.waitFor(async () => expect(await countOf('asks:1', 'human.took_over')).toBe(1), waits);
  await vi.waitFor(async () => expect(await sentTo('stops:1')).toEqual(['baton']), waits);

  await baton.add({ bots: 1 });
  await baton.client.ask({ contact: 'other:1', id: '1', text: 'Hello' }, { timeoutMs: 30_000 });
  await baton.client.publish({ contact: 'stops:1', id: 'after', text: 'Hello?' });
  await vi.waitFor(async () => expect(await countOf('stops:1', 'message.received')).toBe(202), waits);
  expect(await sentTo('stops:1')).toEqual(['baton']);
  expect(await sentTo('asks:1')).toEqual(['baton']);
  const received = (await entriesOf('stops:1')).flatMap((entry) =>
    entry.type === 'message.received' ? [entry.text] : [],
  );
  expect(received.slice(0, 201)).toEqual([...Array.from({ length: 200 }, (_, n) => `Hello, number ${n + 1}`), 'STOP']);
}, 120_000);
