import { randomUUID } from 'node:crypto';
import {
  type ContactEvent,
  JournalRecord,
  lanes,
  type OutboundReply,
  Policy,
  queues,
  shardKeys,
  TurnJob,
} from '@baton/contracts';
import { contactKey } from '@baton/contracts/ids';
import { createTreat } from '@baton/experiments';
import { createLane, type Lane, startLaneWorker, startSweeper } from '@baton/lanes';
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
});

const key = contactKey('ana');
const closers: (() => unknown)[] = [];
let redis: Redis;
let prefix: string;
let contacts: Lane;
let replies: Lane;

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
  const treat = createTreat(policy, []);
  const given = { learned: {}, health: {}, treat };
  const inputs = { current: () => given, fresh: async () => given };
  const handle = createHandleContact({ keys: shardKeys(prefix), shard: 0, inputs });
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

test('an entry that is no event goes to the dead letters, and the contact goes on', async () => {
  await contacts.push(key, { id: 'bad', body: JSON.stringify({ type: 'nonsense' }) });
  await push('m1', message('m1', {}));
  const job = await turnOf('lead');
  expect(job.messages.map(({ id }) => id)).toEqual(['m1']);
});
