import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { type CrmInstallation, installWithCrm } from './crm-installation.ts';

let there: CrmInstallation;
beforeAll(async () => {
  there = await installWithCrm(inject('redisUrl'));
});
afterAll(() => there?.close());
afterEach(() => {
  there.server.failing = () => null;
  there.server.faults.length = 0;
});

const patience = { timeout: 20_000, interval: 50 };
const messagesTo = (contact: string): string[] => there.server.contact(contact).messages.map(({ body }) => body);
const answered = (contact: string, count = 1): Promise<void> =>
  vi.waitFor(() => expect(messagesTo(contact).length).toBeGreaterThanOrEqual(count), patience);
const tagsOf = (contact: string): string[] => [...there.server.contact(contact).tags];

/** What the gate has recorded of a contact, in order. */
const recorded = async (contact: string): Promise<string[]> => {
  const records = await there.baton.client.timeline(`ghl:${contact}`);
  return records.flatMap(({ by, entries }) =>
    by !== 'outbound'
      ? []
      : entries.map((entry) => (entry.type === 'reply.sent' ? `message ${entry.text}` : entry.type)),
  );
};
const queued = async (contact: string): Promise<string[]> => {
  const records = await there.baton.client.timeline(`ghl:${contact}`);
  return records.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.type === 'reply.queued' ? [entry.text] : [])),
  );
};

test('a contact who writes at the CRM is answered there, and the move swaps the tags and leaves the baton', async () => {
  await there.writes('c1', 'I want to sell my house');
  await answered('c1');
  await vi.waitFor(() => expect(tagsOf('c1')).toContain('Seller-Lead'), patience);
  expect(tagsOf('c1')).toContain('Handoff-Lead-to-Seller');
  expect(tagsOf('c1')).not.toContain('Needs Qualifying');
  await vi.waitFor(() => expect(there.server.contact('c1').fields.has('handoff_context')).toBe(true), patience);
  const field = JSON.parse(there.server.contact('c1').fields.get('handoff_context') ?? '');
  expect(field).toMatchObject({ from: 'lead', to: 'seller', facts: { wish: 'sell' } });
  expect(Date.parse(field.expiresAt) - Date.parse(field.at)).toBe(86_400_000);
}, 40_000);

test('a webhook that comes twice is one message; one that is not signed is none', async () => {
  for (let time = 0; time < 3; time += 1) await there.writes('c2', 'I want to sell my house', 'same');
  await answered('c2');
  const records = await there.baton.client.timeline('ghl:c2');
  expect(records.flatMap(({ entries }) => entries.filter(({ type }) => type === 'message.received'))).toHaveLength(1);
  const headers = { 'content-type': 'application/json', 'x-ghl-signature': Buffer.alloc(64).toString('base64') };
  const forged = await fetch(`${await there.url()}/v1/webhooks/crm`, { method: 'POST', headers, body: '{}' });
  expect(forged.status).toBe(401);
}, 40_000);

test('a CRM that is down delays what it is to have, in order, and loses none of it', async () => {
  const faults = [{ status: 500 }, { status: 429, retryAfter: '0' }, { status: 503 }, { lost: true }] as const;
  let down = true;
  let refused = 0;
  there.server.failing = (call) => {
    // Another contact's requests are none of this test's.
    if (!JSON.stringify(call).includes('c3')) return null;
    const fault = faults[refused % 3];
    if (down) refused += 1;
    return down && fault ? fault : null;
  };
  const talk = ['I want to sell my house', '12 Oak Street', 'It needs work', 'Because we relocate'];
  for (const [index, text] of talk.entries()) {
    await there.writes('c3', text);
    await vi.waitFor(async () => expect((await queued('c3')).length).toBeGreaterThan(index), patience);
  }
  // As many tries as an hour of a minute each.
  await vi.waitFor(() => expect(refused).toBeGreaterThanOrEqual(20), patience);
  expect(messagesTo('c3')).toEqual([]);
  expect(await recorded('c3')).toEqual([]);
  down = false;
  const all = await queued('c3');
  await answered('c3', all.length);
  expect(messagesTo('c3')).toEqual(all);
  await vi.waitFor(() => expect(tagsOf('c3')).toContain('Seller-Lead'), patience);
}, 60_000);

test('an answer that is lost after the CRM has accepted does not send a message twice', async () => {
  let lost = 0;
  there.server.failing = ({ path, body }) => {
    if (path !== '/conversations/messages' || body.contactId !== 'c4' || lost === 2) return null;
    lost += 1;
    return { lost: true };
  };
  await there.writes('c4', 'I want to sell my house');
  await vi.waitFor(
    async () => expect(await recorded('c4')).toContainEqual(expect.stringMatching(/^message/)),
    patience,
  );
  expect(lost).toBeGreaterThan(0);
  await there.writes('c4', '12 Oak Street');
  await vi.waitFor(async () => expect(new Set(await queued('c4')).size).toBeGreaterThan(1), patience);
  const all = await queued('c4');
  await answered('c4', all.length);
  expect(messagesTo('c4')).toEqual(all);
}, 40_000);

test('a process that is killed while the CRM has its message does not send it twice, nor loses it', async () => {
  let held = false;
  there.server.failing = ({ path, body }) => {
    if (held || path !== '/conversations/messages' || body.contactId !== 'c5') return null;
    held = true;
    return { stuck: true };
  };
  await there.writes('c5', 'I want to sell my house');
  await vi.waitFor(() => expect(held).toBe(true), patience);
  const slot = there.baton.fleet.slots.find(({ service }) => service === 'outbound');
  if (slot) await there.baton.fleet.kill(slot);
  await vi.waitFor(
    async () => expect(await recorded('c5')).toContainEqual(expect.stringMatching(/^message/)),
    patience,
  );
  expect(messagesTo('c5')).toEqual(await queued('c5'));
}, 60_000);

test('what the CRM refuses is kept as a dead letter; the next message is answered as if nothing had been', async () => {
  let refuse = true;
  there.server.failing = ({ path, body }) =>
    refuse && path === '/conversations/messages' && body.contactId === 'c6' ? { status: 422 } : null;
  await there.writes('c6', 'I want to sell my house');
  await vi.waitFor(async () => expect(await recorded('c6')).toContain('reply.suppressed'), patience);
  refuse = false;
  await there.writes('c6', '12 Oak Street');
  await answered('c6');
  const letters = await there.baton.client.deadLetters.list(10);
  expect(letters).toContainEqual(expect.objectContaining({ reason: 'http-422' }));
}, 40_000);
