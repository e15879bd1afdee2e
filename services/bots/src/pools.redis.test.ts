import { randomBytes } from 'node:crypto';
import { defineBot, elsewhere, fatal, type Turn } from '@baton/bot-kit';
import { type ContactEvent, lanes, queues, shardKeys, type TurnJob, type TurnResultInput } from '@baton/contracts';
import { contactKey } from '@baton/contracts/ids';
import { type DomainPack, defineDomain } from '@baton/domains';
import { createLane, startLaneWorker } from '@baton/lanes';
import { startFakeModelServer } from '@baton/model-engine/testing';
import {
  createLog,
  loadConfig,
  openQueue,
  openShards,
  type ServiceContext,
  type Shards,
  startWorker,
} from '@baton/runtime';
import { defineIntents } from '@baton/scoring';
import type { Queue } from 'bullmq';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import { startPools } from './pools.ts';

const contact = 'wa:+41791234567';
const key = contactKey(contact);
const phrases = { optedOut: 'Bye', optedIn: 'Back', toHuman: 'A person comes' };
const provides = z.object({ plan: z.string() });

const shop = (onTurn: (turn: Turn) => Promise<TurnResultInput> | TurnResultInput): DomainPack =>
  defineDomain({
    policy: {
      domain: 'shop',
      firstBot: 'front',
      routes: [{ from: 'front', to: 'outside' }],
      phrases: { en: phrases, es: phrases },
    },
    intents: defineIntents({ name: 'shop', intents: {} }),
    respond: (result) => ({ ...result, say: result.say.map((text) => text.replace('damn', 'dear')) }),
    bots: [
      defineBot({ id: 'front', provides, onTurn: onTurn as never }),
      defineBot({ id: 'outside', provides, onTurn: elsewhere }),
    ],
  });

let shards: Shards;
let context: ServiceContext;
let closers: (() => Promise<unknown>)[];
let logged: string[];
let filed: ContactEvent[];

beforeEach(() => {
  const app = `bots-${randomBytes(4).toString('hex')}`;
  const config = loadConfig({ REDIS_URL: inject('redisUrl'), BATON_APP: app });
  shards = openShards(config);
  logged = [];
  filed = [];
  const log = createLog({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, {}, { write: (line) => void logged.push(line) });
  context = { name: 'bots', instance: 'test', config, log, shards, faults: async () => [] };
  const { redis, prefix, connection } = shards.all[0]!;
  // Stands in for the coordinator: what arrives in the contact's mailbox.
  const worker = startLaneWorker({
    lane: createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator }),
    connection,
    concurrency: 1,
    handle: ({ urgent, ready }) => {
      filed.push(...urgent.map(({ body }) => JSON.parse(body ?? 'null')));
      return { consumed: { urgent: urgent.length, ready: ready.length } };
    },
  });
  closers = [() => worker.close()];
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  await shards.close();
});

const start = async (onTurn: Parameters<typeof shop>[0] = () => ({ say: ['Hello'] })) => {
  const running = await startPools(context, shop(onTurn));
  closers.push(() => running.close());
  return running;
};

const open = (name: string): Queue => {
  const queue = openQueue(shards.all[0]!, name);
  closers.push(() => queue.close());
  return queue;
};

/** As the coordinator gives a turn out. */
const give = async (bot: string, turn: string, given: Partial<TurnJob> = {}): Promise<void> => {
  const { redis, prefix } = shards.all[0]!;
  await redis.hset(shardKeys(prefix).gate(key), 'epoch', '1');
  const job: TurnJob = {
    ...({ schema: 1, turn, bot, key, shard: 0, contact, channel: 'whatsapp', language: 'en', epoch: 1 } as const),
    ...{ attempt: 1, deadline: Date.now() + 20_000, messages: [{ id: 'm1', text: 'secret words', at: 1 }] },
    ...{ facts: {}, asked: null, baton: null, summary: '', directives: [] },
    ...given,
  };
  await open(queues.bot(bot)).add('turn', job, { jobId: turn });
};

const report = (data: unknown) => open(queues.turnResults).add('report', data);
const isFiled = (count = 1) => vi.waitFor(() => expect(filed).toHaveLength(count), { timeout: 20_000 });
const failedReasons = async (): Promise<(string | undefined)[]> =>
  (await open(queues.turnResults).getFailed()).map(({ failedReason }) => failedReason);

test('a turn is run, and its result is filed in the mailbox of its contact', async () => {
  await start();
  await give('front', 't-1');
  await isFiled();
  expect(filed[0]).toMatchObject({ type: 'turn.finished', turn: 't-1', result: { say: ['Hello'] } });
});

test('a turn that was overtaken before it began is not run', async () => {
  const ran: string[] = [];
  await start(({ id }) => {
    ran.push(id);
    return {};
  });
  await give('front', 't-old', { epoch: 0 });
  await give('front', 't-new');
  await isFiled();
  expect(ran).toEqual(['t-new']);
});

test('a turn that nobody waits for any more is stopped, and nothing of it is filed', async () => {
  const stopped: string[] = [];
  await start(({ id, signal }) => {
    if (id !== 't-long') return { say: ['Hello'] };
    return new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => {
        stopped.push(id);
        reject(signal.reason);
      }),
    );
  });
  await give('front', 't-long');
  const { redis, prefix } = shards.all[0]!;
  await vi.waitFor(async () => {
    await redis.publish(shardKeys(prefix).aborts, 't-long');
    expect(stopped).toEqual(['t-long']);
  });
  await give('front', 't-next');
  await isFiled();
  expect(filed.map((event) => 'turn' in event && event.turn)).toEqual(['t-next']);
});

test('an interrupted turn closes the request to its language model, and the next one is answered', async () => {
  const model = await startFakeModelServer((_request, index) =>
    index === 0 ? 'hang' : { content: { facts: [], next: { action: 'answer', say: 'From the model' } } },
  );
  closers.push(() => model.close());
  const { BATON_APP } = context.config;
  const env = { REDIS_URL: inject('redisUrl'), BATON_APP, BOT_ENGINE: 'model', MODEL_URL: model.url, MODEL_NAME: 'm' };
  context = { ...context, config: loadConfig(env) };
  await start();
  await give('front', 't-1');
  await vi.waitFor(() => expect(model.requests).toHaveLength(1));
  const { redis, prefix } = shards.all[0]!;
  await redis.publish(shardKeys(prefix).aborts, 't-1');
  await vi.waitFor(() => expect(model.givenUp()).toBe(1));
  await give('front', 't-2');
  await isFiled();
  expect(filed[0]).toMatchObject({ turn: 't-2', result: { say: ['From the model'], model: { outcome: 'answered' } } });
});

test('a job whose lock is lost tells its bot by the signal', async () => {
  const started = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<void>();
  const shard = shards.all[0]!;
  const worker = startWorker({
    ...{ shard, queue: 'bot.any', config: context.config, log: context.log, concurrency: 1 },
    process: (_job, _token, signal) => {
      signal.addEventListener('abort', () => heard.resolve());
      started.resolve();
      return heard.promise;
    },
  });
  closers.push(() => worker.close());
  await open('bot.any').add('turn', {}, { jobId: 'j-1' });
  await started.promise;
  worker.emit('lockRenewalFailed', ['j-1']);
  await heard.promise;
});

test('a failure says in the log where it happened, and not what the contact said', async () => {
  await start(({ messages }) => {
    throw new TypeError(`cannot read ${messages[0]?.text} of ${contact}`);
  });
  await give('front', 't-1');
  await isFiled();
  expect(filed[0]).toMatchObject({ type: 'turn.failed', code: 'bot-failed', permanent: false });
  const told = logged.filter((line) => line.includes('turn failed')).join();
  expect(told).toContain('TypeError');
  expect(told).toContain('pools.redis.test.ts');
  expect(logged.join()).not.toMatch(/secret words|791234567/);
});

test('a failure for good is filed as one', async () => {
  await start(() => Promise.reject(fatal('no key')));
  await give('front', 't-1');
  await isFiled();
  expect(filed[0]).toMatchObject({ type: 'turn.failed', code: 'bot-fatal', permanent: true });
});

test('a bot that runs elsewhere has no pool here, and what its worker reports is filed, once', async () => {
  const { about } = await start();
  expect(about).toEqual({ bots: ['front'] });
  await give('outside', 't-1');
  const data = { turn: 't-1', bot: 'outside', result: { say: ['From afar'], facts: { plan: { value: 'pro' } } } };
  await report(data);
  await isFiled();
  expect(filed[0]).toMatchObject({ type: 'turn.finished', turn: 't-1', result: { say: ['From afar'] } });
  await report({ ...data, result: { say: ['Again'] } });
  await give('front', 't-2');
  await isFiled(2);
  expect(filed[1]).toMatchObject({ turn: 't-2' });
});

test.each([
  ['a fact that the bot does not provide', { result: { facts: { salary: { value: 1 } } } }],
  ['a hand-over where no route leads', { result: { handoff: { to: 'admin', reason: 'x' } } }],
  ['another contact', { result: { contact: 'wa:2' } }],
])('a report with %s is filed as a result that is not valid', async (_what, result) => {
  await start();
  await give('outside', 't-1');
  await report({ turn: 't-1', bot: 'outside', ...result });
  await isFiled();
  expect(filed[0]).toMatchObject({ type: 'turn.failed', code: 'bot-output-invalid', permanent: true });
});

test('the domain has the last word on what is reported, too', async () => {
  await start();
  await give('outside', 't-1');
  await report({ turn: 't-1', bot: 'outside', result: { say: ['Oh damn'] } });
  await isFiled();
  expect(filed[0]).toMatchObject({ type: 'turn.finished', result: { say: ['Oh dear'] } });
});

test('a reported failure says whether and when to try again', async () => {
  await start();
  await give('outside', 't-1');
  await give('outside', 't-2');
  await report({ turn: 't-1', bot: 'outside', failure: { retryAfterMs: 5000 } });
  await report({ turn: 't-2', bot: 'outside', failure: { permanent: true } });
  await isFiled(2);
  const told = filed.map((event) => event.type === 'turn.failed' && [event.turn, event.permanent, event.retryAfterMs]);
  expect(told.toSorted()).toEqual([
    ['t-1', false, 5000],
    ['t-2', true, undefined],
  ]);
});

test.each([
  ['a turn that was not given out', { turn: 't-9', bot: 'outside', result: {} }, /^turn: /],
  ['the turn of another bot', { turn: 't-1', bot: 'front', result: {} }, /^turn: /],
  ['a bot that is none', { turn: 't-1', bot: 'nobody', result: {} }, /^bot: /],
  ['another contact by name', { turn: 't-1', bot: 'outside', key: 'k', result: {} }, /not valid/],
  ['neither a result nor a failure', { turn: 't-1', bot: 'outside' }, /not valid/],
])('a report of %s fails for people to look at, and files nothing', async (_what, data, reason) => {
  await start();
  await give('outside', 't-1');
  await report(data);
  await vi.waitFor(async () => expect(await failedReasons()).toEqual([expect.stringMatching(reason)]), {
    timeout: 20_000,
  });
  expect(filed).toEqual([]);
});
