import { randomBytes } from 'node:crypto';
import { createClient } from '@baton/client';
import { type ContactEvent, lanes, type Policy, queues, shardKeys } from '@baton/contracts';
import { createLane, startLaneWorker } from '@baton/lanes';
import { createLog, loadConfig, openQueue, openShards, type Shards, shardFaults } from '@baton/runtime';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { createApp } from './app.ts';
import { createLiveEvents } from './live-events.ts';

const url = inject('redisUrl');
const policy = { bots: [{ id: 'lead' }, { id: 'seller' }] } as unknown as Policy;
const token = 'a-token-of-some-length';
const message = { contact: 'canary-contact', id: 'canary-id', text: 'canary-text' };

let shards: Shards;
let app: FastifyInstance;
let logged: string[];
let closers: (() => Promise<unknown>)[];

const open = async (settings: { cap?: number; adminToken?: string; shards?: number } = {}): Promise<void> => {
  const name = `gateway-${randomBytes(4).toString('hex')}`;
  const config = loadConfig({
    ...{ REDIS_URL: url, BATON_APP: name, BATON_SHARDS: String(settings.shards ?? 1) },
    ...{ BATON_MAILBOX_CAP: String(settings.cap ?? 1000) },
  });
  shards = openShards(config, { role: 'producer' });
  await shards.ready(2000);
  const client = createClient(shards, config);
  const names = [queues.inbound, queues.coordinator, queues.bot('lead'), queues.deadLetters];
  const opened = shards.all.flatMap((shard) =>
    names.map((one) => ({ shard: shard.index, queue: openQueue(shard, one) })),
  );
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  const live = createLiveEvents(client);
  const faults = () => shardFaults(shards);
  app = await createApp({
    client,
    policy,
    log,
    queues: opened,
    live,
    webhooks: null,
    names: { crm: { owners: {}, fields: {} }, facts: {} },
    adminToken: settings.adminToken,
    faults,
  });
  closers.push(
    () => live.close(),
    () => app.close(),
    () => Promise.all(opened.map(({ queue }) => queue.close())),
    () => shards.close(),
  );
};

beforeEach(() => {
  logged = [];
  closers = [];
});
afterEach(async () => {
  for (const close of closers) await close();
});

const post = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url: '/v1/messages', payload: payload as never, headers });
const get = (path: string, options: InjectOptions = {}) =>
  app.inject({ method: 'GET', url: path, headers: { host: 'localhost' }, ...options });

describe('POST /v1/messages', () => {
  test('202 with the id and the place in the order; the same again is 200 and changes nothing', async () => {
    await open();
    const first = await post(message);
    expect(first.statusCode).toBe(202);
    expect(first.json()).toMatchObject({ id: message.id, position: 1, duplicate: false });
    const again = await post(message);
    expect(again.statusCode).toBe(200);
    expect(again.json()).toMatchObject({ position: null, duplicate: true, message: first.json().message });
  });

  test('400 names every field that is wrong, and repeats none of them', async () => {
    await open();
    const response = await post({ contact: 'canary', text: '', author: 'canary', admin: true });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toMatch('application/problem+json');
    const fields = response.json().errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(expect.arrayContaining(['id', 'text', 'author']));
    expect(response.body).not.toContain('canary');
  });

  test('409 for the same id with another text', async () => {
    await open();
    await post(message);
    const response = await post({ ...message, text: 'something else' });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ code: 'duplicate-id', status: 409 });
  });

  test('429 with Retry-After when too many messages of the contact wait', async () => {
    await open({ cap: 1 });
    await post(message);
    const response = await post({ ...message, id: 'second' });
    expect(response.statusCode).toBe(429);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect(response.json().code).toBe('mailbox-full');
  });

  test('503 within some 2 s when Redis is away, never a silent wait', async () => {
    await open();
    for (const { redis } of shards.all) redis.disconnect();
    const started = performance.now();
    const response = await post(message);
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    expect(performance.now() - started).toBeLessThan(4000);
    expect((await get('/readyz')).statusCode).toBe(503);
    expect((await get('/healthz')).statusCode).toBe(200);
  });

  test.each([
    ['JSON that is none', '{"contact":', 'application/json', 400],
    ['a poisoned prototype', '{"contact":"c","id":"i","text":"t","__proto__":{"x":1}}', 'application/json', 400],
    ['a poisoned constructor', '{"contact":"c","constructor":{"prototype":{"x":1}}}', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a list', '[]', 'application/json', 400],
    ['null', 'null', 'application/json', 400],
    ['plain text', 'hello', 'text/plain', 415],
    ['a form', 'contact=c', 'application/x-www-form-urlencoded', 415],
    ['more than 64 KiB', JSON.stringify({ ...message, text: 'x'.repeat(70_000) }), 'application/json', 413],
    ['a lone surrogate', '{"contact":"c","id":"i","text":"\\ud800"}', 'application/json', 400],
  ])('%s is refused as a problem, and nothing is written', async (_what, payload, type, status) => {
    await open();
    const response = await post(payload, { 'content-type': type });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toMatch('application/problem+json');
    expect(response.json()).toMatchObject({ status });
    const keys = await shards.all[0]!.redis.keys(`${shards.all[0]!.prefix}*`);
    // BullMQ notes that its queues exist.
    expect(keys.filter((key) => !key.endsWith(':meta'))).toEqual([]);
  });

  test('an Idempotency-Key stands in for the id; two that differ are a mistake', async () => {
    await open();
    const { id: _id, ...rest } = message;
    expect((await post(rest, { 'idempotency-key': 'k1' })).json()).toMatchObject({ id: 'k1', duplicate: false });
    expect((await post(rest, { 'idempotency-key': 'k1' })).json()).toMatchObject({ duplicate: true });
    expect((await post(message, { 'idempotency-key': 'k2' })).statusCode).toBe(400);
  });

  test('no log line holds what was sent, whatever became of it', async () => {
    await open({ cap: 1 });
    await post(message);
    await post({ ...message, text: 'canary other' });
    await post({ ...message, id: 'canary-2' });
    await post('{"canary', { 'content-type': 'application/json' });
    await get('/v1/contacts/canary-contact/timeline');
    for (const { redis } of shards.all) redis.disconnect();
    await post({ ...message, id: 'canary-3' });
    expect(logged.join()).toContain('redis-unavailable');
    expect(logged.join()).not.toContain('canary');
  });
});

describe('what happens', () => {
  test('is counted over a window, of which there are three', async () => {
    await open();
    expect((await get('/v1/activity')).json()).toMatchObject({ window: '1h', routes: {}, optOuts: 0 });
    expect((await get('/v1/performance?window=7d')).json()).toEqual({ window: '7d', operations: [] });
    const wrong = await get('/v1/activity?window=2h');
    expect(wrong.statusCode).toBe(400);
    expect(wrong.json()).toMatchObject({ errors: [{ field: 'window' }] });
  });

  test('alerts are listed, and an alert that there is not cannot be acknowledged', async () => {
    await open();
    expect((await get('/v1/alerts')).json()).toEqual({ alerts: [] });
    const seen = await app.inject({
      ...{ method: 'POST', url: '/v1/alerts/none/acknowledge', headers: { host: 'localhost' } },
      payload: { by: 'ana' },
    });
    expect(seen.statusCode).toBe(404);
  });
});

describe('what is known of a contact', () => {
  test('a contact never seen has an empty timeline; an unknown decision is 404', async () => {
    await open();
    expect((await get('/v1/contacts/nobody/timeline')).json()).toMatchObject({ records: [] });
    expect((await get('/v1/contacts/nobody')).statusCode).toBe(404);
    expect((await get(`/v1/decisions/${'a'.repeat(26)}-d1-1`)).statusCode).toBe(404);
    expect((await get('/v1/decisions/nonsense')).statusCode).toBe(400);
  });

  test('giving a contact an owner is an urgent event of its lane', async () => {
    await open();
    const assign = (payload: unknown) =>
      app.inject({
        method: 'POST',
        url: '/v1/contacts/c/owner',
        payload: payload as never,
        headers: { host: 'localhost' },
      });
    expect((await assign({ owner: 'seller', by: 'anna' })).statusCode).toBe(202);
    const events: ContactEvent[] = [];
    const { redis, prefix, connection } = shards.all[0]!;
    const worker = startLaneWorker({
      lane: createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator }),
      connection,
      concurrency: 1,
      handle: ({ urgent, ready }) => {
        events.push(...urgent.map(({ body }) => JSON.parse(body ?? 'null')));
        return { consumed: { urgent: urgent.length, ready: ready.length } };
      },
    });
    closers.unshift(() => worker.close());
    await vi.waitFor(
      () => expect(events).toMatchObject([{ type: 'owner.assigned', contact: 'c', owner: 'seller', by: 'anna' }]),
      {
        timeout: 20_000,
      },
    );
  });

  test('a proposal without a word of what it is about is refused, and one with is accepted', async () => {
    await open();
    const propose = (payload: object) =>
      app.inject({ method: 'POST', url: '/v1/contacts/c/proposals', payload, headers: { host: 'localhost' } });
    expect((await propose({ about: '' })).statusCode).toBe(400);
    expect((await propose({ about: 'the open house' })).statusCode).toBe(202);
  });

  test('an owner that does not exist is refused, with those that do', async () => {
    await open();
    const response = await app.inject({
      ...{ method: 'POST', url: '/v1/contacts/c/owner', headers: { host: 'localhost' } },
      payload: { owner: 'nobody-we-know' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors).toEqual([{ field: 'owner', expected: 'one of lead, seller, human' }]);
  });

  test('everything personal needs the token once there is one', async () => {
    await open({ adminToken: token });
    const personal = [
      '/v1/contacts/c/timeline',
      '/v1/decisions/x',
      '/v1/events',
      '/admin/queues',
      '/admin/queues/api/queues',
    ];
    for (const path of personal) {
      const response = await get(path);
      expect([path, response.statusCode]).toEqual([path, 401]);
      expect(response.headers['www-authenticate']).toMatch(/^Basic/);
    }
    const authorization = `Bearer ${token}`;
    expect((await get('/v1/contacts/c/timeline', { headers: { authorization } })).statusCode).toBe(200);
    expect((await post(message)).statusCode).toBe(202);
  });

  test('a name that was made to point here sees nothing', async () => {
    await open();
    for (const path of ['/v1/contacts/c/timeline', '/admin/queues', '/v1/events']) {
      expect((await get(path, { headers: { host: 'evil.example' } })).statusCode).toBe(403);
    }
  });

  test('replies are heard live, those of the contact asked for', async () => {
    await open();
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const abort = new AbortController();
    const response = await fetch(`${address}/v1/events?contact=me`, { signal: abort.signal });
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const listening = (async () => {
      for (let part = await reader.read(); !part.done; part = await reader.read()) heard += part.value;
    })().catch(() => undefined);
    await vi.waitFor(() => expect(heard).toContain(': following'));
    const reply = { channel: 'web', epoch: 0, by: 'lead', answers: [] };
    const keys = shardKeys(shards.all[0]!.prefix);
    for (const contact of ['somebody', 'me']) {
      const sent = JSON.stringify({ ...reply, id: `r-${contact}`, contact, text: 'Hi' });
      await shards.all[0]!.redis.xadd(keys.sent, '*', 'reply', sent);
    }
    await vi.waitFor(() => expect(heard).toContain('"id":"r-me"'), { timeout: 20_000 });
    expect(heard).not.toContain('somebody');
    abort.abort();
    await listening;
  });
});

describe('pages and figures', () => {
  test('the front page runs no script but its own', async () => {
    await open();
    const response = await get('/');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.body).not.toMatch(/https?:\/\/(?!localhost)/);
  });

  test('metrics count the jobs of every queue and shard, each metric declared once', async () => {
    await open({ shards: 2 });
    await post(message);
    const { body } = await get('/metrics');
    expect(body).toMatch(/bullmq_job_count\{[^}]*queue="inbound"[^}]*\} 1/);
    expect(body).toContain('shard="1"');
    expect(body.match(/# TYPE bullmq_job_count/g)).toHaveLength(1);
    expect(body).toContain('process_resident_memory_bytes');
  });

  test('an unknown address is a problem like any other', async () => {
    await open();
    const response = await get('/nowhere');
    expect(response.statusCode).toBe(404);
    expect(response.headers['content-type']).toMatch('application/problem+json');
  });
});

describe('the dashboard of the queues', () => {
  test('shows every queue of every shard, and no text of a message', async () => {
    await open({ shards: 2 });
    await post(message);
    const page = await get('/admin/queues');
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/fonts\.(googleapis|gstatic)/);
    const listing = await get('/admin/queues/api/queues?activeQueue=x&page=1&jobsPerPage=10');
    const names = listing.json().queues.map(({ name }: { name: string }) => name);
    expect(names).toHaveLength(8);
    const jobs = await Promise.all(
      names.map((name: string) =>
        get(`/admin/queues/api/queues?activeQueue=${encodeURIComponent(name)}&page=1&jobsPerPage=10`),
      ),
    );
    const bodies = jobs.map(({ body }) => body).join();
    expect(bodies).toContain('(11 characters)');
    expect(bodies).not.toContain('canary');
  });

  test('loses no message: jobs cannot be emptied, edited or added; drains cannot be touched at all', async () => {
    await open();
    const put = (path: string, method: 'PUT' | 'POST' | 'PATCH' = 'PUT') =>
      app.inject({ method, url: `/admin/queues/api/queues/${path}`, headers: { host: 'localhost' }, payload: {} });
    expect((await put('inbound/empty')).statusCode).toBe(403);
    expect((await put('inbound/obliterate')).statusCode).toBe(403);
    expect((await put('inbound/add', 'POST')).statusCode).toBe(403);
    expect((await put('inbound/1/update-data', 'PATCH')).statusCode).toBe(403);
    expect((await put('coordinator/pause')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await put('inbound/pause')).statusCode).toBe(200);
  });

  test('a page of another site cannot pause a queue', async () => {
    await open();
    const response = await app.inject({
      ...{ method: 'PUT', url: '/admin/queues/api/queues/inbound/pause' },
      headers: { host: 'localhost', origin: 'https://evil.example' },
    });
    expect(response.statusCode).toBe(403);
  });
});
