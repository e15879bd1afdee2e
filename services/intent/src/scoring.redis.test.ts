import { randomBytes } from 'node:crypto';
import { createModelRegistry, type ModelRegistry } from '@baton/classifiers/models';
import {
  type Behave,
  type ClassifierServer,
  endless,
  hang,
  json,
  startClassifierServer,
} from '@baton/classifiers/testing';
import { createClient } from '@baton/client';
import { type ContactEventOf, lanes, queues } from '@baton/contracts';
import { createLane, startLaneWorker } from '@baton/lanes';
import { createLog, loadConfig, openShards, type Shard, type Shards } from '@baton/runtime';
import { createScorer, defineIntents, type IntentPack } from '@baton/scoring';
import { trainPack } from '@baton/scoring/train';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { startIntent } from './intent.ts';
import { startScoring } from './scoring.ts';

type Received = ContactEventOf<'message.received'>;

const intent = (word: string) => ({ label: word, phrases: [{ weight: 5, phrases: [`want to ${word}`] }] });
const pack: IntentPack = defineIntents({
  name: 'homes',
  intents: { buyer: intent('buy'), seller: intent('sell') },
  consent: { stop: { exact: ['stop'] }, start: {} },
});
const example = (text: string, intents: string[], group: string) => ({ text, intents, group, language: 'en' as const });
/** Has learnt that a farewell to a house means selling it. */
const taught = trainPack(
  pack,
  Array.from({ length: 12 }, (_, at) => [
    example('time to say goodbye to the house', ['seller'], `a${at}`),
    example('what a lovely day it is', [], `b${at}`),
  ]).flat(),
  { dims: 2 ** 10, folds: 2 },
).model;

let server: ClassifierServer;
let shards: Shards;
let env: NodeJS.ProcessEnv;
let closers: (() => Promise<unknown>)[];
let registry: ModelRegistry;
let logged: string[];

beforeEach(async () => {
  server = await startClassifierServer(json({ intents: { buyer: 0.01, seller: 0.99 } }));
  env = { REDIS_URL: inject('redisUrl'), BATON_APP: `scoring-${randomBytes(4).toString('hex')}`, CONCURRENCY: '20' };
  shards = openShards(loadConfig(env));
  const { redis, prefix } = shards.all[0] as Shard;
  registry = createModelRegistry(redis, prefix);
  closers = [];
  logged = [];
});
afterEach(async () => {
  for (const close of closers) await close();
  await server.close();
  await shards.close();
});

const start = async (settings: NodeJS.ProcessEnv = {}): Promise<void> => {
  const config = loadConfig({ ...env, ...settings });
  const log = createLog({ LOG_LEVEL: 'warn', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  const context = { name: 'intent', instance: 'test', config, log, shards, faults: async () => [] };
  const scoring = await startScoring(context, pack);
  const running = await startIntent(context, scoring.score, scoring.watch);
  closers.push(
    () => running.close(),
    () => scoring.close(),
  );
};

const remote = (): NodeJS.ProcessEnv => ({
  ...{ INTENT_CLASSIFIER: 'remote', INTENT_CLASSIFIER_URL: server.url, INTENT_CLASSIFIER_TIMEOUT_MS: '150' },
});

/** Stands in for the coordinator: what arrives, in order, and when. */
const receiving = (): Received[] => {
  const { redis, prefix, connection } = shards.all[0] as Shard;
  const lane = createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator });
  const events: Received[] = [];
  const worker = startLaneWorker({
    ...{ lane, connection, concurrency: 4 },
    handle: ({ urgent, ready }) => {
      events.push(...ready.map(({ body }) => JSON.parse(body ?? 'null')));
      return { consumed: { urgent: urgent.length, ready: ready.length } };
    },
  });
  closers.unshift(() => worker.close());
  return events;
};

const publish = async (contacts: readonly string[], count: number, text = 'What do you think'): Promise<void> => {
  const client = createClient(shards, loadConfig(env));
  for (let at = 0; at < count; at += 1) {
    for (const contact of contacts) await client.publish({ contact, id: `${text} ${at}`, text: `${text} ${at}` });
  }
};

const waitFor = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 20_000 });

test('a classifier that hangs delays messages by its time-out, changes no order, and is then left alone', async () => {
  server.behave(hang);
  await start(remote());
  const events = receiving();
  const contacts = ['a', 'b', 'c'];
  const began = performance.now();
  await publish(contacts, 20);
  await waitFor(() => expect(events).toHaveLength(60));
  // At worst the messages that are taken up before the fifth time-out wait for one; all others do not wait.
  expect(performance.now() - began).toBeLessThan(5000);
  for (const contact of contacts) {
    const order = events.filter((event) => event.contact === contact).map(({ text }) => text);
    expect(order).toEqual(Array.from({ length: 20 }, (_, at) => `What do you think ${at}`));
  }
  const results = events.map(({ scored }) => scored?.second?.result);
  expect(new Set(results)).toEqual(new Set(['timeout', 'breaker-open']));
  expect(server.requests.length).toBeLessThan(60);
  const left = events.filter(({ scored }) => scored?.second?.result === 'breaker-open');
  expect(Math.max(...left.map(({ scored }) => scored?.second?.tookMs ?? 0))).toBeLessThan(50);
});

test('a classifier that is slow, broken, wrong and hostile by turns loses no message and changes no order', async () => {
  const answers: Behave[] = [
    (response, request) => void setTimeout(() => json({ intents: { buyer: 0, seller: 0.9 } })(response, request), 40),
    json({ intents: { buyer: 2 } }),
    json({}, 500),
    endless,
    (response) => void response.socket?.destroy(),
  ];
  let turn = 0;
  server.behave((response, request) => answers[turn++ % answers.length]?.(response, request));
  await start(remote());
  const events = receiving();
  await publish(['a', 'b', 'c'], 20);
  await waitFor(() => expect(events).toHaveLength(60));
  for (const contact of ['a', 'b', 'c']) {
    const order = events.filter((event) => event.contact === contact).map(({ text }) => text);
    expect(order).toEqual(Array.from({ length: 20 }, (_, at) => `What do you think ${at}`));
  }
  const builtIn = createScorer(pack).score('What do you think 1').intents.seller;
  for (const { scored } of events) {
    expect(scored?.intents.seller).toBe(scored?.second?.result === 'used' ? 0.9 : builtIn);
  }
});

test('an opt-out is heard at once while the classifier hangs', async () => {
  server.behave(hang);
  await start({ ...remote(), INTENT_CLASSIFIER_TIMEOUT_MS: '9000' });
  const events = receiving();
  const client = createClient(shards, loadConfig(env));
  await client.publish({ contact: 'a', id: '1', text: 'stop' });
  await waitFor(() => expect(events).toHaveLength(1));
  expect(events[0]?.scored).toMatchObject({ consent: 'stop', second: { result: 'rule' } });
});

test('one budget holds for all processes together', async () => {
  const limited = { ...remote(), INTENT_CLASSIFIER_CALLS_PER_DAY: '7', INTENT_CLASSIFIER_TIMEOUT_MS: '9000' };
  await start(limited);
  await start(limited);
  const events = receiving();
  await publish(['a', 'b'], 10);
  await waitFor(() => expect(events).toHaveLength(20));
  const results = events.map(({ scored }) => scored?.second?.result);
  expect(results.filter((result) => result === 'used')).toHaveLength(7);
  expect(results.filter((result) => result === 'budget')).toHaveLength(13);
  expect(server.requests).toHaveLength(7);
  expect(logged.join()).toContain('"result":"budget"');
  expect(logged.join()).not.toContain('What do you think');
});

test('a model reads along in shadow, is promoted and taken back, and no process starts anew', async () => {
  await start();
  const events = receiving();
  const goodbye = 'time to say goodbye to the house';
  const sayAgain = async (round: string): Promise<Received | undefined> => {
    const client = createClient(shards, loadConfig(env));
    const { message } = await client.publish({ contact: 'a', id: `${round}-${events.length}`, text: goodbye });
    await waitFor(() => expect(events.some(({ id }) => id === message)).toBe(true));
    return events.find(({ id }) => id === message);
  };

  await registry.shadow(taught, 'test');
  await waitFor(async () => {
    const heard = await sayAgain('shadow');
    expect(heard?.scored?.intents.seller).toBeLessThan(0.7);
    expect((await registry.seen())?.differences['none → seller']).toBeGreaterThanOrEqual(2);
  });
  const seen = await registry.seen();
  expect(seen?.messages).toBeGreaterThanOrEqual(2);
  expect(events.map(({ id }) => id)).toContain(seen?.last[0]?.message);

  await expect(registry.promote(1000)).rejects.toThrow(/has read \d+ messages; at least 1000/);
  await registry.promote(2);
  await waitFor(async () => expect((await sayAgain('active'))?.scored?.intents.seller).toBeGreaterThan(0.7));
  expect(events.at(-1)?.scored?.model).toContain(taught.version.slice(0, 12));

  await registry.revert();
  await waitFor(async () => expect((await sayAgain('reverted'))?.scored?.intents.seller).toBeLessThan(0.7));
  expect((await registry.stage()).models.map(({ version }) => version)).toEqual([taught.version]);
});

test('a model of another pack is not used, and messages go on being scored', async () => {
  await start();
  const events = receiving();
  const other = { ...taught, version: 'other', pack: 'another' };
  await registry.shadow(other, 'test');
  await registry.promote(0);
  await waitFor(() => expect(logged.join()).toContain('trained on another version of the pack'));
  await publish(['a'], 3, 'I want to sell');
  await waitFor(() => expect(events).toHaveLength(3));
  expect(events.at(-1)?.scored).toMatchObject({ model: 'homes@1', intents: { seller: expect.any(Number) } });
});
