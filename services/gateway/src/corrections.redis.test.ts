import { randomBytes } from 'node:crypto';
import { createClient } from '@baton/client';
import { JournalRecord, type Policy, shardKeys } from '@baton/contracts';
import { contactKey, messageKey } from '@baton/contracts/ids';
import { loadConfig, openShards, type Shard, type Shards } from '@baton/runtime';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { registerCorrections } from './corrections.ts';
import { sendProblem, toProblem } from './problem.ts';

const policy = { bots: [{ id: 'seller', intents: ['selling'] }] } as unknown as Policy;
const [key, id] = [contactKey('wa:1'), messageKey('wa:1', 'm1')];

let shards: Shards;
let app: FastifyInstance;
beforeEach(async () => {
  const config = loadConfig({ REDIS_URL: inject('redisUrl'), BATON_APP: `corr-${randomBytes(4).toString('hex')}` });
  shards = openShards(config, { role: 'producer' });
  await shards.ready(2000);
  app = Fastify();
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, toProblem(error)));
  registerCorrections(app, createClient(shards, config), policy);
  const entries = [{ type: 'message.received', id, text: 'A farewell', channel: 'web', author: 'contact' }];
  const record = JournalRecord.parse({
    ...{ schema: 1, key, commit: 1, now: 0, policy: 'p', learned: {}, health: {}, events: [], entries },
  });
  const { redis, prefix } = shards.all[0] as Shard;
  await redis.xadd(shardKeys(prefix).contactJournal(key), '*', 'record', JSON.stringify(record));
});
afterEach(async () => {
  await app.close();
  await shards.close();
});

const correct = (message: string, payload: object) =>
  app.inject({ method: 'POST', url: `/v1/contacts/wa:1/messages/${message}/intent`, payload });

test("a message is corrected under its provider's id and under the hashed one", async () => {
  for (const message of ['m1', id]) {
    const response = await correct(message, { intents: ['selling'], by: 'anna' });
    expect([response.statusCode, response.json()]).toEqual([200, { message: id, intents: ['selling'] }]);
  }
});

test('what there is not is refused: an intent with those there are, and a message without a word of it', async () => {
  const wrong = await correct('m1', { intents: ['flying'] });
  expect([wrong.statusCode, wrong.json().errors]).toEqual([400, [{ field: 'intents', expected: 'any of selling' }]]);
  const missing = await correct('canary', { intents: [] });
  expect(missing.statusCode).toBe(404);
  expect(missing.body).not.toContain('canary');
});
