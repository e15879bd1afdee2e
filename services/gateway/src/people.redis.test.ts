import { randomBytes } from 'node:crypto';
import { createClient } from '@baton/client';
import { type ContactEvent, lanes, type Policy, queues } from '@baton/contracts';
import { openCrm } from '@baton/crm';
import { createLane, startLaneWorker } from '@baton/lanes';
import { createLog, loadConfig, openShards, type Shards } from '@baton/runtime';
import type { FastifyInstance } from 'fastify';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { createApp } from './app.ts';
import { createLiveEvents } from './live-events.ts';

const policy = { bots: [{ id: 'lead' }, { id: 'seller' }] } as unknown as Policy;
const token = 'a-token-of-some-length';
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const authorization = `Bearer ${token}`;

let shards: Shards;
let app: FastifyInstance;
let logged: string[];
let closers: (() => Promise<unknown>)[];

beforeEach(async () => {
  const config = loadConfig({
    ...{ REDIS_URL: inject('redisUrl'), BATON_APP: `people-${randomBytes(4).toString('hex')}` },
    ...{ CRM: 'webhook', CRM_WEBHOOK_URL: 'http://127.0.0.1:1', CRM_WEBHOOK_SECRET: secret },
  });
  logged = [];
  shards = openShards(config, { role: 'producer' });
  await shards.ready(2000);
  const client = createClient(shards, config);
  const live = createLiveEvents(client);
  const crm = openCrm(config, { redis: shards.all[0]!.redis, key: `${shards.all[0]!.prefix}:crm-rate` })!;
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  app = await createApp({
    ...{ client, policy, log, queues: [], live, adminToken: token, faults: async () => [] },
    names: { crm: { owners: {}, fields: {} }, facts: {} },
    webhooks: { crm, shards, prefix: 'crm:' },
  });
  closers = [() => live.close(), () => app.close(), () => shards.close()];
});
afterEach(async () => {
  for (const close of closers) await close();
});

/** What waits for a contact, as the coordinator would find it. */
const eventsOf = async (): Promise<ContactEvent[]> => {
  const { redis, prefix, connection } = shards.all[0]!;
  const found: ContactEvent[] = [];
  const worker = startLaneWorker({
    lane: createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator }),
    ...{ connection, concurrency: 1 },
    handle: ({ urgent, ready }) => {
      found.push(...[...urgent, ...ready].flatMap(({ body }) => (body === null ? [] : [JSON.parse(body)])));
      return { consumed: { urgent: urgent.length, ready: ready.length } };
    },
  });
  await vi.waitFor(() => expect(found).not.toEqual([]), { timeout: 20_000 });
  await worker.close();
  return found;
};

const post = (url: string, payload: unknown, headers: Record<string, string> = { authorization }) =>
  app.inject({ method: 'POST', url, payload: payload as never, headers });

const report = (data: Record<string, unknown>) => {
  const body = JSON.stringify({ type: 'message.created', data });
  const now = new Date();
  return post('/v1/webhooks/crm', body, {
    'content-type': 'application/json',
    'webhook-id': 'msg1',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg1', now, body),
  });
};

test('who hands back says to whom, what they have learned, and what the bot should know', async () => {
  const facts = { address: { value: '12 Oak Street' } };
  const response = await post('/v1/contacts/c/handback', { by: 'eva', to: 'seller', facts, note: 'Visit on Monday' });
  expect(response.statusCode).toBe(202);
  expect(await eventsOf()).toMatchObject([
    { type: 'facts.recorded', facts: { address: { value: '12 Oak Street' } }, by: 'eva' },
    { type: 'human.handed_back', by: 'eva', to: 'seller', note: 'Visit on Monday' },
  ]);
});

test('an order without a body is an order by nobody in particular', async () => {
  const response = await app.inject({ method: 'POST', url: '/v1/contacts/c/takeover', headers: { authorization } });
  expect(response.statusCode).toBe(202);
  expect(await eventsOf()).toMatchObject([{ type: 'human.took_over', by: 'api' }]);
});

test('a contact is not handed to a bot that does not exist', async () => {
  const response = await post('/v1/contacts/c/handback', { to: 'nobody' });
  expect(response.statusCode).toBe(400);
  expect(response.json().errors).toEqual([{ field: 'to', expected: 'one of lead, seller' }]);
});

test('what is said of a contact, and orders, need the token', async () => {
  for (const path of ['card', 'card.txt', 'card.html', 'card.pdf', 'crm'])
    expect([path, (await app.inject({ url: `/v1/contacts/c/${path}` })).statusCode]).toEqual([path, 401]);
  for (const path of ['takeover', 'handback'])
    expect((await post(`/v1/contacts/c/${path}`, {}, {})).statusCode).toBe(401);
});

test('nobody writes as a contact of the CRM but by its webhooks', async () => {
  const message = { contact: 'crm:42', id: 'm1', text: 'canary' };
  expect((await post('/v1/messages', message, {})).statusCode).toBe(403);
  expect((await post('/v1/messages', { ...message, contact: 'web:42' }, {})).statusCode).toBe(202);
});

test('a person\u2019s message is an urgent event, once however often it is reported, in whatever words', async () => {
  const data = { contact: '42', id: 'm1', text: 'Hi, Eva here', writer: 'person-on-device', channel: 'sms' };
  expect((await report(data)).json()).toEqual({ messages: ['accepted'] });
  expect((await report({ ...data, text: 'Hi, Eva here!' })).json()).toEqual({ messages: ['known'] });
  expect(await eventsOf()).toMatchObject([{ type: 'message.received', author: 'human', contact: 'crm:42' }]);
});

test('an edit of a contact\u2019s message is no second message, and no error that the CRM would repeat', async () => {
  const data = { contact: '42', id: 'm1', text: 'Hello', writer: 'contact' };
  expect((await report(data)).json()).toEqual({ messages: ['accepted'] });
  expect((await report({ ...data, text: 'Hello!' })).json()).toEqual({ messages: ['known'] });
});

test('a webhook that is not signed, or cannot be read, is refused; no log line repeats it', async () => {
  const headers = { 'content-type': 'application/json' };
  expect((await post('/v1/webhooks/crm', '{"canary":1}', headers)).statusCode).toBe(401);
  expect((await report({ contact: '', text: 'canary' })).statusCode).toBe(400);
  expect(logged.join()).not.toContain('canary');
});
