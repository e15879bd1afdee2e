import { generateKeyPairSync, sign } from 'node:crypto';
import type { OutboundReply } from '@baton/contracts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Attempt, CrmAdapter } from '../src/adapter.ts';
import { createGoHighLevel } from '../src/gohighlevel/adapter.ts';
import { publishedKey } from '../src/gohighlevel/signature.ts';
import type { RateLimit } from '../src/rate-limit.ts';
import { type GoHighLevelServer, startGoHighLevel } from './gohighlevel-server.ts';

const token = 'pit-0123456789';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: typeof publicKey): string => key.export({ type: 'spki', format: 'pem' }).toString();

let server: GoHighLevelServer;
let paused: number[];

const unlimited: RateLimit = {
  take: async () => ({ status: 'taken', waitMs: 0 }),
  pause: async (ms) => void paused.push(ms),
};

const open = (more: Partial<Parameters<typeof createGoHighLevel>[0]> = {}): CrmAdapter =>
  createGoHighLevel({
    ...{ url: server.url, token, timeoutMs: 5000, limit: unlimited, locationId: 'loc1', publicKey: pem(publicKey) },
    ...more,
  });

beforeEach(async () => {
  paused = [];
  server = await startGoHighLevel(token);
});
afterEach(() => server.close());

const reply = (text: string, id = 'r1'): OutboundReply => ({
  ...{ id, contact: 'ghl:c1', channel: 'sms', text, epoch: 1, by: 'lead', answers: [] },
});
const attempt = (more: Partial<Attempt> = {}): Attempt => ({
  ...{ idempotencyKey: 'k-x1-1', signal: new AbortController().signal, isRepeat: false, queuedAt: Date.now() },
  isOther: async () => false,
  ...more,
});

describe('what goes to GoHighLevel', () => {
  test('a reply goes by the channel it answers, with the version and the token that they ask for', async () => {
    expect(await open().send(reply('Hello'), attempt())).toBe('message1');
    expect(server.contact('c1').messages).toMatchObject([{ body: 'Hello', type: 'SMS' }]);
    expect(server.seen[0]?.headers).toMatchObject({ version: '2021-04-15', authorization: `Bearer ${token}` });
  });

  test('tags are swapped: the new owner’s is there before the old one’s is gone', async () => {
    server.contact('c1').tags.add('Needs Qualifying').add('VIP');
    const change = {
      type: 'tags',
      add: ['Seller-Lead', 'Handoff-Lead-to-Seller'],
      remove: ['Needs Qualifying'],
    } as const;
    await open().change('ghl:c1', { ...change, add: [...change.add], remove: [...change.remove] }, attempt());
    expect([...server.contact('c1').tags]).toEqual(['VIP', 'Seller-Lead', 'Handoff-Lead-to-Seller']);
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  });

  test('custom fields go by their id where it is known, else by their key, and null empties one', async () => {
    const set = { handoff_context: '{"schema":1}', budget: null };
    await open({ fieldIds: { handoff_context: 'AbC' } }).change('ghl:c1', { type: 'fields', set }, attempt());
    expect([...server.contact('c1').fields]).toEqual([
      ['AbC', '{"schema":1}'],
      ['budget', ''],
    ]);
  });

  test('a contact id of theirs cannot lead to another path', async () => {
    for (const contact of ['ghl:..', 'ghl:../locations', 'ghl:x?a=', 'ghl:']) {
      const change = open().change(contact, { type: 'tags', add: ['T'], remove: [] }, attempt());
      await expect(change).rejects.toMatchObject({ kind: 'refused', code: 'no-contact-id' });
    }
    expect(server.seen).toEqual([]);
  });
});

describe('an answer that is lost', () => {
  test('after a message was accepted: the next try finds it there, and does not send it again', async () => {
    server.faults.push({ lost: true });
    await expect(open().send(reply('Hello'), attempt())).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'network',
    });
    expect(await open().send(reply('Hello'), attempt({ isRepeat: true }))).toBe('message1');
    expect(server.contact('c1').messages).toHaveLength(1);
  });

  test('that was never accepted: the next try sends it', async () => {
    server.faults.push({ status: 503 });
    await expect(open().send(reply('Hello'), attempt())).rejects.toMatchObject({ kind: 'unavailable' });
    await open().send(reply('Hello'), attempt({ isRepeat: true }));
    expect(server.contact('c1').messages).toHaveLength(1);
  });

  test('an earlier reply of the same words is not taken for this one', async () => {
    await open().send(reply('OK', 'r1'), attempt());
    const isOther = async (messageId: string) => messageId === 'message1';
    expect(await open().send(reply('OK', 'r2'), attempt({ isRepeat: true, isOther }))).toBe('message2');
  });

  test('the same words of long before are not taken for this one', async () => {
    await open().send(reply('OK'), attempt());
    const later = Date.now() + 3_600_000;
    expect(await open().send(reply('OK', 'r2'), attempt({ isRepeat: true, queuedAt: later }))).toBe('message2');
  });

  test('a note is written once', async () => {
    const note = { type: 'note', text: 'Handoff' } as const;
    server.faults.push({ lost: true });
    await expect(open().change('ghl:c1', note, attempt())).rejects.toMatchObject({ kind: 'unavailable' });
    await open().change('ghl:c1', note, attempt({ isRepeat: true }));
    expect(server.contact('c1').notes).toEqual(['Handoff\n\nRef: k-x1-1']);
  });
});

describe('a CRM that fails', () => {
  const tags = { type: 'tags' as const, add: ['T'], remove: [] };

  test.each([500, 502, 503, 408, 429, 401, 403])('with %d is away: the same is tried again', async (status) => {
    server.faults.push({ status });
    const error = { kind: 'unavailable', code: `http-${status}` };
    await expect(open().change('ghl:c1', tags, attempt())).rejects.toMatchObject(error);
  });

  test.each([400, 404, 422])('with %d refuses: the same would be refused again', async (status) => {
    server.faults.push({ status });
    const error = { kind: 'refused', code: `http-${status}` };
    await expect(open().change('ghl:c1', tags, attempt())).rejects.toMatchObject(error);
  });

  test('says when to come back, in seconds or as a date, and everybody waits for that', async () => {
    server.faults.push({ status: 429, retryAfter: '7' });
    await expect(open().change('ghl:c1', tags, attempt())).rejects.toMatchObject({ retryAfterMs: 7000 });
    const at = new Date(Date.now() + 60_000).toUTCString();
    server.faults.push({ status: 429, retryAfter: at });
    await expect(open().change('ghl:c1', tags, attempt())).rejects.toHaveProperty('retryAfterMs');
    expect(paused[0]).toBe(7000);
    expect(paused[1]).toBeGreaterThan(50_000);
  });

  test('that hangs is given up after the time-out, and few others find out for themselves', async () => {
    server.faults.push({ hangs: true });
    const impatient = open({ timeoutMs: 100 });
    await expect(impatient.change('ghl:c1', tags, attempt())).rejects.toMatchObject({ code: 'timeout' });
    expect(paused).toEqual([5000]);
  });

  test('that refuses connections is away', async () => {
    const crm = open({ url: 'http://127.0.0.1:1' });
    await expect(crm.change('ghl:c1', tags, attempt())).rejects.toMatchObject({ kind: 'unavailable', code: 'network' });
  });

  test('names neither contact nor text in its error', async () => {
    server.faults.push({ status: 422 });
    const error = await open()
      .send(reply('canary'), attempt())
      .catch((caught: Error) => caught);
    expect(`${error} ${JSON.stringify(error)}`).not.toMatch(/canary|c1\b/);
  });
});

describe('a webhook of GoHighLevel', () => {
  const body = (event: Record<string, unknown>): Buffer =>
    Buffer.from(JSON.stringify({ locationId: 'loc1', ...event }));
  const signed = (bytes: Buffer, headers = {}) => ({
    body: bytes,
    headers: { 'x-ghl-signature': sign(null, bytes, privateKey).toString('base64'), ...headers },
  });
  const outbound = (more: Record<string, unknown>) =>
    body({ type: 'OutboundMessage', contactId: 'c1', messageId: 'm1', messageType: 'SMS', body: 'Hi', ...more });

  test('is taken when the signature over its very bytes is right', () => {
    expect(open().verify(signed(outbound({})))).toBe(true);
  });

  test.each([
    ['changed by one byte', { body: outbound({ body: 'Ho' }) }],
    ['not signed', { headers: {} }],
    ['said to be not signed', { headers: { 'x-ghl-signature': 'N/A' } }],
    ['signed with nonsense', { headers: { 'x-ghl-signature': '%%%' } }],
  ])('is refused when it is %s', (_what, change) => {
    expect(open().verify({ ...signed(outbound({})), ...change })).toBe(false);
  });

  test('of another sender is refused, by the key that GoHighLevel publishes', () => {
    expect(open({ publicKey: publishedKey }).verify(signed(outbound({})))).toBe(false);
  });

  const legacy = (bytes: Buffer) => ({
    body: bytes,
    headers: { 'x-wh-signature': sign('sha256', bytes, rsa.privateKey).toString('base64') },
  });

  test('with the older signature is taken only where its key was given', () => {
    expect(open().verify(legacy(outbound({})))).toBe(false);
    expect(open({ legacyPublicKey: pem(rsa.publicKey) }).verify(legacy(outbound({})))).toBe(true);
  });

  test('whose newer signature is wrong is not saved by the older one', () => {
    const { body: bytes, headers } = legacy(outbound({}));
    const request = { body: bytes, headers: { ...headers, 'x-ghl-signature': Buffer.alloc(64).toString('base64') } };
    expect(open({ legacyPublicKey: pem(rsa.publicKey) }).verify(request)).toBe(false);
  });

  const writerOf = (bytes: Buffer) => open().parse({ headers: {}, body: bytes })[0]?.writer ?? null;

  test.each([
    ['the contact', { type: 'InboundMessage' }, 'contact'],
    ['a user in the app', { userId: 'u1', source: 'app' }, 'person-in-app'],
    ['nobody they know: a linked device', { source: 'app' }, 'person-on-device'],
    ['a workflow', { source: 'workflow', userId: 'u1' }, 'system'],
    ['a program', { source: 'api' }, 'system'],
  ])('says who wrote: %s', (_who, event, writer) => {
    expect(writerOf(outbound(event))).toBe(writer);
  });

  test('carries what a message needs, under ids of ours', () => {
    const dateAdded = '2026-11-21T08:00:00.000Z';
    expect(
      open().parse({ headers: {}, body: outbound({ type: 'InboundMessage', dateAdded, messageType: 'WhatsApp' }) }),
    ).toEqual([
      {
        ...{ contact: 'ghl:c1', id: 'm1', text: 'Hi', channel: 'whatsapp', writer: 'contact', person: null },
        sentAt: Date.parse(dateAdded),
      },
    ]);
  });

  test.each([
    ['of another location', outbound({ locationId: 'loc2' })],
    ['of a call', outbound({ messageType: 'CALL' })],
    ['without words', outbound({ body: ' ' })],
    ['of a change of tags, which may be our own', body({ type: 'ContactTagUpdate', id: 'c1', tags: ['AI-Off'] })],
    ['of an assignment', body({ type: 'ContactUpdate', id: 'c1', assignedTo: 'u1' })],
    ['of an installation', body({ type: 'INSTALL' })],
  ])('%s is of no concern', (_what, bytes) => {
    expect(open().parse({ headers: {}, body: bytes })).toEqual([]);
  });

  test('that cannot be read says what is wrong, and repeats nothing', () => {
    const read = () => open().parse({ headers: {}, body: body({ type: 'InboundMessage', body: 'canary' }) });
    expect(read).toThrow(/contactId/);
    expect(read).not.toThrow(/canary/);
    expect(() => open().parse({ headers: {}, body: Buffer.from('{canary') })).toThrow('not JSON');
  });
});
