import { randomBytes } from 'node:crypto';
import { createLabelStore } from '@baton/classifiers/labels';
import { createClient } from '@baton/client';
import { type JournalEntry, JournalRecord, type OutcomeResult, shardKeys } from '@baton/contracts';
import { contactKey, messageKey } from '@baton/contracts/ids';
import { createLog, loadConfig, openShards, type Shard, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { startLabels } from './label-outcomes.ts';

let shards: Shards;
let shard: Shard;
let config: ReturnType<typeof loadConfig>;
let close: (() => Promise<void>) | undefined;
let logged: string[];

beforeEach(() => {
  config = loadConfig({ REDIS_URL: inject('redisUrl'), BATON_APP: `labels-${randomBytes(4).toString('hex')}` });
  shards = openShards(config);
  shard = shards.all[0] as Shard;
  logged = [];
  close = undefined;
});
afterEach(async () => {
  await close?.();
  await shards.close();
});

const start = async (): Promise<void> => {
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  const context = { name: 'learner', instance: 'test', config, log, shards, faults: async () => [] };
  const running = await startLabels(context);
  close = () => running.close();
};

const explained = {
  ...{ id: 'd', at: 0, trigger: 'message', decision: 'handoff', owner: 'lead', from: 'lead', to: 'seller' },
  ...{ score: 0.8, threshold: 0.7, guard: null, margin: null, until: null, why: '', verdicts: [], change: null },
  ...{ evidence: [], candidates: [{ to: 'seller', intent: 'selling', score: 0.8, threshold: 0.7 }] },
};

interface Move {
  readonly contact: string;
  readonly text: string;
  readonly result: OutcomeResult;
  /** The message was an answer to this question. */
  readonly asked?: string;
  /** A bot asked for the move. */
  readonly requested?: boolean;
}

/** As the coordinator commits it: a message that moved a contact, and later what became of the move. */
const happen = async ({ contact, text, result, asked, requested }: Move): Promise<void> => {
  const keys = shardKeys(shard.prefix);
  const [key, id] = [contactKey(contact), messageKey(contact, 'm1')];
  const handoff = `${key}-h1-2`;
  const read = { id, model: 'm', intents: { selling: 0.8 }, language: 'en', ...(asked && { asked }) };
  const entries = [
    { type: 'message.received', id, text, channel: 'web', author: 'contact' },
    { type: 'intent.scored', ...read },
    { type: 'decision.made', decision: { ...explained, message: requested ? null : id } },
    { type: 'handoff.committed', handoff, from: 'lead', to: 'seller', reason: '', confidence: 0.8, carried: [] },
  ] as JournalEntry[];
  const record = JournalRecord.parse({
    ...{ schema: 1, key, commit: 1, now: 0, policy: 'p', learned: {}, health: {}, events: [], entries },
  });
  await shard.redis.xadd(keys.contactJournal(key), '*', 'record', JSON.stringify(record));
  const outcome = { handoff, from: 'lead', to: 'seller', result, key, at: 0 };
  await shard.redis.xadd(keys.outcomes, '*', 'outcome', JSON.stringify(outcome));
};

interface Lesson {
  readonly text: string;
  readonly intents: readonly string[];
}

const client = () => createClient(shards, config);
const lessons = async (): Promise<Lesson[]> => {
  const found: Lesson[] = [];
  for await (const { text, intents } of client().corrections.lessons()) found.push({ text, intents });
  return found.toSorted((a, b) => a.text.localeCompare(b.text));
};
/** All outcomes so far have been dealt with. */
const settled = (count: number): Promise<void> =>
  vi.waitFor(async () => {
    const [group] = (await shard.redis.xinfo('GROUPS', shardKeys(shard.prefix).outcomes)) as unknown[][];
    const fields = new Map((group ?? []).flatMap((name, at, all) => (at % 2 === 0 ? [[name, all[at + 1]]] : [])));
    expect([fields.get('entries-read'), fields.get('pending')]).toEqual([count, 0]);
  }, 20_000);

describe('outcomes', () => {
  test('a move that succeeded teaches its message, one that was taken back teaches that it showed nothing', async () => {
    await start();
    await happen({ contact: 'a', text: 'a farewell to our house', result: 'successful' });
    await happen({ contact: 'b', text: 'best selling author', result: 'reverted' });
    await settled(2);
    expect(await lessons()).toEqual([
      { text: 'a farewell to our house', intents: ['selling'] },
      { text: 'best selling author', intents: [] },
    ]);
  });

  test('a failure, a silence, a move that a bot asked for and an answer to a question teach nothing', async () => {
    await start();
    await happen({ contact: 'a', text: 'failed', result: 'failed' });
    await happen({ contact: 'b', text: 'silent', result: 'timeout' });
    await happen({ contact: 'c', text: 'requested', result: 'successful', requested: true });
    await happen({ contact: 'd', text: 'both', result: 'successful', asked: 'wish' });
    await settled(4);
    expect(await lessons()).toEqual([]);
  });

  test('no text is kept beside the journal, and none is logged: with the journal the lesson is gone', async () => {
    await start();
    await happen({ contact: 'canary-contact', text: 'canary-text', result: 'successful' });
    await settled(1);
    expect(await lessons()).toHaveLength(1);
    const key = contactKey('canary-contact');
    const kept = await shard.redis.hgetall(shardKeys(shard.prefix).labels(key));
    expect(JSON.stringify(kept)).not.toContain('canary');
    expect(logged.join()).not.toContain('canary');
    expect(await shard.redis.pttl(shardKeys(shard.prefix).labels(key))).toBeGreaterThan(0);
    await shard.redis.del(shardKeys(shard.prefix).contactJournal(key));
    expect(await lessons()).toEqual([]);
  });
});

describe('people', () => {
  test('are believed rather than outcomes, whoever comes first', async () => {
    await start();
    await happen({ contact: 'a', text: 'said before', result: 'successful' });
    await settled(1);
    await client().corrections.correct('a', 'm1', { intents: [], by: 'anna' });
    await happen({ contact: 'a', text: 'said before', result: 'successful' });
    await settled(2);
    expect(await lessons()).toEqual([{ text: 'said before', intents: [] }]);
  });

  test('who name a message that there is not are told so, and what they forget is gone', async () => {
    const { corrections } = client();
    await expect(corrections.correct('a', 'm1', { intents: [], by: 'anna' })).rejects.toThrow(/no such message/);
    await happen({ contact: 'a', text: 'hello', result: 'timeout' });
    await corrections.correct('a', messageKey('a', 'm1'), { intents: ['selling'], by: 'anna' });
    expect(await lessons()).toHaveLength(1);
    await corrections.forget('a');
    expect(await lessons()).toEqual([]);
  });
});

test('labels are bounded: one contact teaches only so much, and the contact longest unheard goes first', async () => {
  const store = createLabelStore(shard.redis, shard.prefix, { perContact: 2, contacts: 2 });
  const label = (message: string) => ({ message, intents: [], source: 'person' as const, by: 'anna' });
  expect(await store.write('a', label('1'))).toBe('kept');
  expect(await store.write('a', label('2'))).toBe('kept');
  expect(await store.write('a', label('3'))).toBe('full');
  expect(await store.write('a', label('2'))).toBe('kept');
  for (const contact of ['b', 'c']) {
    await vi.waitFor(async () => {
      const [last] = await store.contacts();
      const [seconds, micros] = await shard.redis.time();
      const now = Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
      const at = Number(await shard.redis.zscore(shardKeys(shard.prefix).labelled, last ?? ''));
      expect(now).toBeGreaterThan(at);
    });
    await store.write(contact, label('1'));
  }
  expect(await store.contacts()).toEqual(['c', 'b']);
  expect(await store.of('a')).toEqual([]);
});
