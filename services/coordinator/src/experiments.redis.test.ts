import { randomUUID } from 'node:crypto';
import { createExperiments } from '@baton/client';
import { JournalRecord, overridePolicy, Policy, shardKeys } from '@baton/contracts';
import { contactKey, policyHash } from '@baton/contracts/ids';
import { replay } from '@baton/core';
import { createPolicyOf, Experiment } from '@baton/experiments';
import type { LaneWork } from '@baton/lanes';
import { openShards, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createHandleContact } from './handle-contact.ts';
import { followInputs } from './inputs.ts';

const text = { optedOut: 'Bye.', optedIn: 'Welcome back.', toHuman: 'A person comes.' };
const policy = Policy.parse({
  domain: 'test',
  firstBot: 'lead',
  bots: ['lead', 'seller'].map((id) => ({ id, intents: [id], burst: { quietMs: 0, maxMs: 0 } })),
  routes: [{ from: 'lead', to: 'seller' }],
  phrases: { en: text, es: text },
});
const definition = Experiment.parse({
  id: 'reach',
  variants: [
    { id: 'control', share: 0.5 },
    {
      id: 'early',
      share: 0.5,
      treatment: {
        policy: { routes: [{ from: 'lead', to: 'seller', threshold: 0.5 }] },
        prompts: { seller: 'warm' },
      },
    },
  ],
});
/** Between the two thresholds: control stays, the other moves. */
const scored = { model: 'test', intents: { seller: 0.6 }, evidence: [], language: 'en', consent: null, human: null };

let shards: Shards;
const closers: (() => void)[] = [];
beforeEach(() => {
  shards = openShards({
    REDIS_URL: [inject('redisUrl')],
    BATON_APP: `exp-${randomUUID().slice(0, 8)}`,
    BATON_SHARDS: 1,
  });
});
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await shards.close();
});

const startHandler = async () => {
  const { redis, prefix } = shards.all[0]!;
  const onError = (error: unknown) => expect.unreachable(String(error));
  const inputs = await followInputs({ redis, prefix, policy, everyMs: 60_000, onError });
  closers.push(inputs.close);
  return createHandleContact({ keys: shardKeys(prefix), shard: 0, inputs, onGivenUp: () => undefined });
};

const workFor = (contact: string, events = true): LaneWork => {
  const event = { type: 'message.received', at: 1, id: `${contact}-m`, contact, channel: 'web', author: 'contact' };
  const body = JSON.stringify({ ...event, text: 'a text', scored: { ...scored, wish: null } });
  const ready = events ? [{ id: `${contact}-m`, at: 1, status: 'filled' as const, body }] : [];
  return {
    ...{ key: contactKey(contact), now: 1000, doc: null, urgent: [], ready, attempt: 1 },
    signal: AbortSignal.timeout(60_000),
  };
};

type Handle = Awaited<ReturnType<typeof startHandler>>;
const commitOf = async (handle: Handle, contact: string) => {
  const { writes = [], jobs = [] } = await handle(workFor(contact));
  const write = writes.find(([command, key]) => command === 'XADD' && String(key).endsWith(':journal'));
  const written = JSON.parse(String(write?.at(-1))) as JournalRecord;
  return { written, record: JournalRecord.parse(written), jobs };
};

test('for thousands of contacts, what was done is what the label says, in another process too', async () => {
  await createExperiments(shards).start(definition, policy);
  const [one, other] = [await startHandler(), await startHandler()];
  const hashes: Record<string, string> = {
    control: policyHash(policy),
    early: policyHash(overridePolicy(policy, definition.variants[1]!.treatment.policy)),
  };
  const decisions: Record<string, string> = { control: 'stay', early: 'handoff' };
  const policyOf = createPolicyOf(policy, [definition]);
  const met: Record<string, number> = {};
  for (let index = 0; index < 2000; index += 1) {
    const { written, record, jobs } = await commitOf(one, `c${index}`);
    const label = record.experiments?.reach ?? 'none';
    expect(record.policy).toBe(hashes[label]);
    const made = record.entries.flatMap((entry) => (entry.type === 'decision.made' ? [entry.decision.decision] : []));
    expect(made).toEqual([decisions[label]]);
    const { variants } = JSON.parse(jobs[0]!.data);
    expect(variants).toEqual(label === 'early' ? { prompt: 'warm' } : undefined);
    met[label] = (met[label] ?? 0) + 1;
    if (index >= 200) continue;
    expect((await commitOf(other, `c${index}`)).record.experiments).toEqual(record.experiments);
    expect(replay(record.key, [written], policyOf)).toMatchObject({ status: 'identical' });
  }
  expect(Object.keys(met).toSorted()).toEqual(['control', 'early']);
  expect(Math.min(...Object.values(met))).toBeGreaterThan(800);
});

test('without an experiment in force, nobody has a label', async () => {
  const { record } = await commitOf(await startHandler(), 'c1');
  expect(record).not.toHaveProperty('experiments');
  expect(record.policy).toBe(policyHash(policy));
});
