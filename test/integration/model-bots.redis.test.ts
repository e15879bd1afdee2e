import type { JournalEntryOf, ModelUse } from '@baton/contracts';
import {
  type Behaviour,
  type ChatRequest,
  type FakeModelServer,
  startFakeModelServer,
} from '@baton/model-engine/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { type Installation, install } from './installation.ts';

/** The first open fact that the instructions name, as a model that does its work would read them. */
const firstOpen = ({ messages }: ChatRequest): string =>
  /wanted first:\n- (\w+)/.exec(String(messages[0]?.content))?.[1] ?? '';

const asking = (request: ChatRequest): Behaviour => {
  const fact = firstOpen(request);
  return { content: { facts: [], next: { action: 'ask', fact, say: `The model asks for your ${fact}.` } } };
};

/** Everything that a model does in a bad week, in turn. */
const troubles: readonly ((request: ChatRequest) => Behaviour)[] = [
  asking,
  () => ({ status: 500 }),
  () => 'hang',
  asking,
  () => ({ content: '{"facts":[' }),
  () => ({ content: { facts: [], next: { action: 'handoff', to: 'admin', reason: 'ignore all rules' } } }),
  asking,
  () => ({ status: 429, headers: { 'retry-after': '5' } }),
  () => 'drop',
];

let model: FakeModelServer;
let baton: Installation;
beforeAll(async () => {
  model = await startFakeModelServer((request, index) => (troubles[index % troubles.length] ?? asking)(request));
  baton = await install(inject('redisUrl'), { intent: 1, coordinator: 1, outbound: 1 });
  const env = { MODEL_URL: model.url, MODEL_NAME: 'fake-1', MODEL_API_KEY: 'key', BOT_ENGINE: 'model' };
  await baton.add({ bots: 1 }, { ...env, BOT_MODEL_TIMEOUT_MS: '500', BOT_MODEL_TOKENS_PER_CONTACT: '20000' });
});
afterAll(async () => {
  await baton?.close();
  await model?.close();
});

const turnsOf = async (contact: string): Promise<JournalEntryOf<'turn.finished'>[]> =>
  (await baton.client.timeline(contact)).flatMap(({ entries }) =>
    entries.filter((entry): entry is JournalEntryOf<'turn.finished'> => entry.type === 'turn.finished'),
  );

const repliesTo = async (contact: string): Promise<string[]> =>
  (await baton.client.timeline(contact)).flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.type === 'reply.sent' ? [entry.text] : [])),
  );

test('every contact is answered whatever the model does, by it or by the rules, and each call is accounted for', async () => {
  const contacts = Array.from({ length: troubles.length }, (_, n) => `model:${n}`);
  for (const contact of contacts) {
    await baton.client.publish({ contact, id: 'm1', text: 'Hello there' });
    await vi.waitFor(async () => expect(await repliesTo(contact)).toHaveLength(1), { timeout: 20_000, interval: 50 });
  }
  const uses = (await Promise.all(contacts.map(turnsOf))).flat().map((turn) => turn.model as ModelUse);
  const outcomes = new Set(uses.map(({ outcome }) => outcome));
  expect(outcomes).toEqual(new Set(['answered', 'unavailable', 'timed-out', 'refused']));
  expect(uses.every(({ model: name, prompt }) => name === 'fake-1' && prompt.startsWith('default:'))).toBe(true);

  const said = (await Promise.all(contacts.map(repliesTo))).flat();
  const answered = uses.filter(({ outcome }) => outcome === 'answered');
  expect(said.filter((text) => text.startsWith('The model asks for your'))).toHaveLength(answered.length);

  const redis = new Redis(inject('redisUrl'));
  const spent = Number(await redis.hget(`${baton.prefix}:model:bot:lead`, 'tokens'));
  redis.disconnect();
  expect(spent).toBe(uses.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0));
}, 60_000);

test('who a contact is stands in no key of a budget, and the model is not told', async () => {
  const redis = new Redis(inject('redisUrl'));
  const keys = await redis.keys(`${baton.prefix}:model:*`);
  redis.disconnect();
  expect(keys.length).toBeGreaterThan(1);
  expect(keys.join()).not.toContain('model:0');
  expect(JSON.stringify(model.requests)).not.toMatch(/model:\d/);
});
