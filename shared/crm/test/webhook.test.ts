import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OutboundReply } from '@baton/contracts';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attempt } from '../src/adapter.ts';
import type { RateLimit } from '../src/rate-limit.ts';
import { createWebhookCrm } from '../src/webhook/adapter.ts';

const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const theirs = new Webhook(secret);

let server: Server;
let received: { headers: IncomingHttpHeaders; body: string }[];
let answer: string;

beforeEach(async () => {
  received = [];
  answer = '{"id":"native1"}';
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => void server.close());

const unlimited: RateLimit = { take: async () => ({ status: 'taken', waitMs: 0 }), pause: async () => undefined };

const open = () =>
  createWebhookCrm({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    secret,
    timeoutMs: 5000,
    limit: unlimited,
  });

const attempt: Attempt = {
  ...{ idempotencyKey: 'k-t1-1-r1', signal: new AbortController().signal, isRepeat: false, queuedAt: 0 },
  isOther: async () => false,
};
const reply: OutboundReply = {
  ...{ id: 'k-t1-1-r1', contact: 'crm:42', channel: 'sms', text: 'Hello', epoch: 1, by: 'lead', answers: [] },
};

test('a reply goes out signed, so that the receiver knows whose it is and can tell a repeat', async () => {
  expect(await open().send(reply, attempt)).toBe('native1');
  const { headers, body } = received[0] ?? { headers: {}, body: '' };
  expect(headers['webhook-id']).toBe('k-t1-1-r1');
  const verified = theirs.verify(body, headers as Record<string, string>);
  expect(verified).toMatchObject({
    type: 'reply.send',
    data: { contact: '42', channel: 'sms', text: 'Hello', by: 'lead' },
  });
});

test('a change goes out under its kind', async () => {
  await open().change('crm:42', { type: 'tags', add: ['Hot-Buyer'], remove: [] }, attempt);
  const event = JSON.parse(received[0]?.body ?? '');
  expect(event).toMatchObject({ type: 'contact.tags', data: { contact: '42', add: ['Hot-Buyer'], remove: [] } });
});

test('an answer that is not what it should be is still an answer', async () => {
  answer = 'ok';
  expect(await open().send(reply, attempt)).toBeNull();
});

const signedBy = (webhook: Webhook, text: string, at = new Date()) => ({
  body: Buffer.from(text),
  headers: {
    'webhook-id': 'msg1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': webhook.sign('msg1', at, text),
  },
});

test('only what is signed with the secret, lately, and unchanged is taken', () => {
  const crm = open();
  const stranger = new Webhook(`whsec_${Buffer.alloc(24, 8).toString('base64')}`);
  const request = signedBy(theirs, '{"a":1}');
  expect(crm.verify(request)).toBe(true);
  expect(crm.verify(signedBy(stranger, '{"a":1}'))).toBe(false);
  expect(crm.verify({ ...request, body: Buffer.from('{"a":2}') })).toBe(false);
  expect(crm.verify({ ...request, headers: {} })).toBe(false);
  expect(crm.verify(signedBy(theirs, '{"a":1}', new Date(Date.now() - 3_600_000)))).toBe(false);
});

test('a message says who wrote it; other events are of no concern', () => {
  const message = { contact: '42', id: 'm1', text: 'Hi', writer: 'person-on-device', person: 'eva' };
  const read = (type: string) =>
    open().parse({ headers: {}, body: Buffer.from(JSON.stringify({ type, data: message })) });
  expect(read('message.created')).toEqual([{ ...message, contact: 'crm:42', channel: 'web', sentAt: null }]);
  expect(read('contact.updated')).toEqual([]);
});
