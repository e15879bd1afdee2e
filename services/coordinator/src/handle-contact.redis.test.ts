import { randomUUID } from 'node:crypto';
import {
  type ContactEvent,
  type Health,
  JournalRecord,
  type Learned,
  lanes,
  type OutboundReply,
  Policy,
  queues,
  shardKeys,
  TurnJob,
} from '@baton/contracts';
import { contactKey } from '@baton/contracts/ids';
import { createTreat, type Treat } from '@baton/experiments';
import { createLane, type Lane, startLaneWorker, startSweeper, wake } from '@baton/lanes';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { createHandleContact } from './handle-contact.ts';

const text = { optedOut: 'You are unsubscribed.', optedIn: 'Welcome back.', toHuman: 'A person will be with you.' };
const policy = Policy.parse({
  domain: 'test',
  firstBot: 'lead',
  bots: ['lead', 'seller'].map((id) => ({ id, intents: [id], burst: { quietMs: 0, maxMs: 0 } })),
  routes: [{ from: 'lead', to: 'seller' }],
  phrases: { en: text, es: text },
  // A second of silence, at whatever hour these tests run.
  outreach: { followUpDays: [1 / 86_400], quiet: { from: '00:00', to: '00:00' } },
});

const key = contactKey('ana');
const closers: (() => unknown)[] = [];
let redis: Redis;
let prefix: string;
let contacts: Lane;
let replies: Lane;
let given: { learned: Learned; health: Health; treat: Treat };

beforeEach(() => {
  prefix = `{${randomUUID()}:0}`;
  redis = new Redis(inject('redisUrl'), { maxRetriesPerRequest: null });
  contacts = createLane({
    redis,
    prefix,
    lane: lanes.contacts,
    queue: queues.coordinator,
    targets: { [lanes.replies]: queues.outbound },
  });
  replies = createLane({ redis, prefix, lane: lanes.replies, queue: queues.outbound });
  given = { learned: {}, health: {}, treat: createTreat(policy, []) };
  const inputs = { current: () => given, fresh: async () => given };
  const onGivenUp = () => expect.unreachable('no move is given up here');
  const handle = createHandleContact({ keys: shardKeys(prefix), shard: 0, inputs, onGivenUp });
  const worker = startLaneWorker({
    lane: contacts,
    connection: redis,
    concurrency: 10,
    handle,
    settings: { backoffMs: 10 },
  });
  const sweeper = startSweeper({ lane: contacts });
  closers.push(
    () => worker.close(),
    () => sweeper.close(),
    () => redis.quit(),
  );
});

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const message = (id: string, scores: Record<string, number>, consent: 'stop' | null = null): ContactEvent => ({
  type: 'message.received',
  at: 1,
  id,
  contact: 'ana',
  channel: 'web',
  author: 'contact',
  text: `text of ${id}`,
  scored: { model: 'test', intents: scores, evidence: [], language: 'en', consent, human: null, wish: null },
});

const push = (id: string, event: ContactEvent) =>
  contacts.push(key, { id, body: JSON.stringify(event), urgent: event.type !== 'message.received' });

const turnOf = async (bot: string): Promise<TurnJob> => {
  const queue = new Queue(queues.bot(bot), { connection: redis, prefix });
  const jobs = await vi.waitFor(async () => {
    const waiting = await queue.getWaiting();
    expect(waiting).toHaveLength(1);
    return waiting;
  }, 10_000);
  return TurnJob.parse(jobs[0]?.data);
};

const entries = async () => {
  const records = await redis.xrange(shardKeys(prefix).contactJournal(key), '-', '+');
  return records.flatMap(([, fields]) => JournalRecord.parse(JSON.parse(fields[1] as string)).entries);
};

test('a message starts a turn of the first bot, and the journal has every step', async () => {
  await push('m1', message('m1', {}));
  const job = await turnOf('lead');
  expect(job).toMatchObject({
    bot: 'lead',
    key,
    shard: 0,
    contact: 'ana',
    messages: [{ id: 'm1', text: 'text of m1' }],
  });
  expect((await entries()).map((entry) => entry.type)).toEqual(
    expect.arrayContaining(['message.received', 'decision.made', 'owner.changed', 'turn.started']),
  );
});

test('a stated wish moves the contact, and the epoch that the gate compares with rises in the same commit', async () => {
  await push('m1', message('m1', { seller: 0.95 }));
  const job = await turnOf('seller');
  expect(job.baton).toMatchObject({ from: 'lead' });
  expect(await redis.hget(shardKeys(prefix).gate(key), 'epoch')).toBe(String(job.epoch));
});

test('what a bot says waits at the outbound gate under its epoch', async () => {
  await push('m1', message('m1', {}));
  const job = await turnOf('lead');
  const result = { say: ['Hello'], facts: {}, asked: null, done: null, handoff: null, human: null };
  await push(`${job.turn}.done`, { type: 'turn.finished', at: 2, turn: job.turn, ranMs: 5, result });
  await vi.waitFor(async () => expect((await replies.read(key)).waiting).toBe(1), 10_000);
  const queued = (await entries()).filter((entry) => entry.type === 'reply.queued') as unknown as OutboundReply[];
  expect(queued).toMatchObject([{ text: 'Hello', epoch: job.epoch, answers: ['m1'] }]);
});

test('the same result twice is said once', async () => {
  await push('m1', message('m1', {}));
  const job = await turnOf('lead');
  const result = { say: ['Hello'], facts: {}, asked: null, done: null, handoff: null, human: null };
  const finished: ContactEvent = { type: 'turn.finished', at: 2, turn: job.turn, ranMs: 5, result };
  await push('first', finished);
  await push('second', finished);
  await vi.waitFor(async () => expect((await contacts.read(key)).busy).toBe(false), 10_000);
  expect((await entries()).filter((entry) => entry.type === 'reply.queued')).toHaveLength(1);
});

test('an opt-out is acknowledged once and starts no turn', async () => {
  await push('m1', message('m1', {}, 'stop'));
  await vi.waitFor(async () => expect((await replies.read(key)).waiting).toBe(1), 10_000);
  const lead = new Queue(queues.bot('lead'), { connection: redis, prefix });
  expect(await lead.count()).toBe(0);
});

test('STOP behind two hundred unread messages is heeded at once, and nothing is sent after it', async () => {
  await push('m0', message('m0', {}));
  const job = await turnOf('lead');
  for (let index = 1; index <= 200; index += 1) await push(`m${index}`, message(`m${index}`, {}));
  await vi.waitFor(async () => expect(await contacts.read(key)).toMatchObject({ waiting: 160, busy: false }), 10_000);
  const stop = message('stop', {}, 'stop');
  await contacts.reserve(key, { id: 'stop', digest: 'stop' });
  await contacts.fill(key, 'stop', JSON.stringify(stop), { pressing: true });
  await vi.waitFor(async () => expect((await entries()).at(-1)?.type).toBe('reply.queued'), 10_000);
  const result = { say: ['Hello'], facts: {}, asked: null, done: null, handoff: null, human: null };
  await push(`${job.turn}.done`, { type: 'turn.finished', at: 2, turn: job.turn, ranMs: 5, result });
  await push('after', message('after', {}));
  const all = await vi.waitFor(async () => {
    const found = await entries();
    expect(found.filter(({ type }) => type === 'message.received')).toHaveLength(203);
    return found;
  }, 10_000);
  const said = all.flatMap((entry) => (entry.type === 'reply.queued' ? [entry.text] : []));
  expect(said).toEqual(['You are unsubscribed.']);
  expect(all.filter(({ type }) => type === 'turn.started')).toHaveLength(1);
  const received = all.flatMap((entry) => (entry.type === 'message.received' ? [entry.id] : []));
  expect(received).toEqual([...Array.from({ length: 201 }, (_, index) => `m${index}`), 'stop', 'after']);
});

test('a deferred contact stands in the set of its target for as long as it is deferred', async () => {
  const slow = { p95Ms: 9000, errorRate: 0, samples: 50, at: Date.now() };
  given.health = { seller: slow };
  const deferred = shardKeys(prefix).deferred('seller');
  await push('m1', message('m1', { seller: 0.95 }));
  await vi.waitFor(async () => expect(await redis.smembers(deferred)).toEqual([key]), 10_000);
  given.health = { seller: { ...slow, p95Ms: 100 } };
  await wake({ redis, prefix, lane: lanes.contacts }, new Map([[key, Date.now()]]));
  await turnOf('seller');
  expect(await redis.exists(deferred)).toBe(0);
});

test('a contact that falls silent is followed up, woken by its timer alone', async () => {
  await push('m1', message('m1', {}));
  const first = await turnOf('lead');
  const result = { say: ['Hello'], facts: {}, asked: null, done: null, handoff: null, human: null };
  await push(`${first.turn}.done`, { type: 'turn.finished', at: 2, turn: first.turn, ranMs: 5, result });
  const queue = new Queue(queues.bot('lead'), { connection: redis, prefix });
  const second = await vi.waitFor(async () => {
    const job = (await queue.getWaiting()).find(({ id }) => id !== first.turn);
    return TurnJob.parse(job?.data);
  }, 10_000);
  expect(second).toMatchObject({ messages: [], directives: [{ kind: 'outreach', by: 'follow-up', number: 1 }] });
});

test('an entry that is no event goes to the dead letters, and the contact goes on', async () => {
  await contacts.push(key, { id: 'bad', body: JSON.stringify({ type: 'nonsense' }) });
  await push('m1', message('m1', {}));
  const job = await turnOf('lead');
  expect(job.messages.map(({ id }) => id)).toEqual(['m1']);
});
