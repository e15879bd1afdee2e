import { randomUUID } from 'node:crypto';
import { createExperiments } from '@baton/client';
import { type JournalEntry, JournalRecord, Policy, shardKeys } from '@baton/contracts';
import { assign, Experiment } from '@baton/experiments';
import { createLog, loadConfig, openShards, type ServiceContext, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { createCountExperiments } from './count-experiments.ts';
import { startExperiments } from './experiments.ts';

const text = { optedOut: 'Bye.', optedIn: 'Welcome back.', toHuman: 'A person comes.' };
const policy = Policy.parse({
  ...{ domain: 'test', firstBot: 'lead', bots: [{ id: 'lead' }], routes: [], phrases: { en: text, es: text } },
});
const definition = Experiment.parse({
  id: 'wait',
  variants: [
    { id: 'control', share: 0.5 },
    { id: 'short', share: 0.5, treatment: { policy: { limits: { cooldownMs: 60_000 } } } },
  ],
  canary: { ms: 1, contacts: 100 },
});

let shards: Shards;
let context: ServiceContext;
beforeEach(() => {
  const config = loadConfig({ REDIS_URL: inject('redisUrl'), BATON_APP: `exp-${randomUUID().slice(0, 8)}` });
  shards = openShards(config);
  const log = createLog({ LOG_LEVEL: 'silent', LOG_FORMAT: 'json' }, {});
  context = { name: 'learner', instance: 'test', config, log, shards, faults: async () => [] };
});
afterEach(() => shards.close());

const outcome = (key: string, commit: number): JournalEntry => ({
  ...({ type: 'outcome.recorded', result: 'successful' } as const),
  ...{ handoff: `${key}-h${commit}-1`, from: 'lead', to: 'seller' },
});
const failure: JournalEntry = { type: 'turn.failed', turn: 't', bot: 'lead', code: 'bot-failed', permanent: false };
const explained = {
  ...{ id: 'd', at: 0, trigger: 'message', message: null, decision: 'stay', owner: 'lead', from: null, to: null },
  ...{ score: null, threshold: null, guard: null, margin: null, until: null, why: '', candidates: [], verdicts: [] },
  ...{ change: null, evidence: [] },
};
const made = { type: 'decision.made', decision: explained } as JournalEntry;

const recordOf = (key: string, commit: number, entries: JournalEntry[], label: Partial<JournalRecord>): string =>
  JSON.stringify(
    JournalRecord.parse({
      ...{ schema: 1, key, commit, now: 0, policy: 'p', learned: {}, health: {}, events: [], entries },
      ...label,
    }),
  );

const append = async (records: readonly string[]): Promise<void> => {
  const { redis, prefix } = shards.all[0]!;
  const pipeline = redis.pipeline();
  for (const record of records) pipeline.xadd(shardKeys(prefix).journal, '*', 'record', record);
  await pipeline.exec();
};
const counting = () => {
  const { redis, prefix } = shards.all[0]!;
  return createCountExperiments({ redis, keys: shardKeys(prefix), group: 'experiments' });
};
const counts = () => {
  const { redis, prefix } = shards.all[0]!;
  return redis.hgetall(shardKeys(prefix).experimentCounts('wait'));
};
const short = { experiments: { wait: 'short' } };

test.each([
  ['in order', [0, 1, 2, 3]],
  ['backwards', [3, 2, 1, 0]],
  ['each twice, in any order', [2, 0, 3, 1, 0, 2, 3, 1]],
])('a contact is counted once for its exposure and for what came of it: %s', async (_, order) => {
  const records = [
    recordOf('a', 2, [made], short),
    recordOf('a', 3, [made], short),
    recordOf('a', 4, [outcome('a', 2)], short),
    recordOf('a', 5, [outcome('a', 3)], short),
  ];
  const count = counting();
  for (const index of order) await count([{ id: `${index + 1}-0`, value: records[index] as string }]);
  expect(await counts()).toEqual({ 'running|short|exposed': '1', 'running|short|handoff_success': '1' });
});

test('who was assigned but not decided for is not exposed, and what came of earlier handoffs is not counted', async () => {
  await counting()([
    { id: '1-0', value: recordOf('a', 2, [failure], short) },
    { id: '2-0', value: recordOf('b', 7, [made], short) },
    { id: '3-0', value: recordOf('b', 8, [outcome('b', 3)], short) },
    { id: '4-0', value: recordOf('c', 1, [made], {}) },
    { id: '5-0', value: recordOf('d', 1, [made], { ...short, stages: { wait: 'done' } }) },
  ]);
  expect(await counts()).toEqual({ 'running|short|exposed': '1' });
});

/** As coordinators would: every contact decided for once under its variant; `share` of a variant's turns fail. */
const play = async (experiment: Experiment, split: Experiment['variants'], failing: Record<string, number>) => {
  const stages = experiment.status === 'canary' ? { stages: { wait: 'canary' as const } } : {};
  const records = Array.from({ length: 1200 }, (_, index) => {
    const variant = assign({ id: 'wait', variants: split }, `k${index}`).id;
    const fails = (index * 7919) % 100 < 100 * (failing[variant] ?? 0);
    return recordOf(`k${index}`, 1, fails ? [made, failure] : [made], { experiments: { wait: variant }, ...stages });
  });
  await append(records);
};

test.each([
  ['that does harm goes back by itself', 0.5, 'rolled-back'],
  ['that does none is given to everybody by itself', 0.02, 'done'],
])('a canary %s', async (_, failing, status) => {
  const experiments = createExperiments(shards);
  const started = await experiments.start(definition, policy);
  const running = [await startExperiments(context), await startExperiments({ ...context, instance: 'other' })];
  await play(started, started.variants, {});
  const exposed = async () =>
    (await experiments.report('wait')).running.variants.reduce((sum, variant) => sum + variant.exposed, 0);
  await vi.waitFor(async () => expect(await exposed()).toBe(1200), { timeout: 20_000 });
  const canary = await experiments.promote('wait', 'short');
  const [control, winner] = canary.variants as [Experiment['variants'][0], Experiment['variants'][0]];
  const split = [
    { ...control, share: 0.8 },
    { ...winner, share: 0.2 },
  ];
  await play(canary, split, { control: 0.02, short: failing });
  const now = async () => (await experiments.list())[0]?.status;
  await vi.waitFor(async () => expect(await now()).toBe(status), { timeout: 20_000 });
  for (const one of running) await one.close();
});

test('an assignment that went wrong is noticed, and nothing is concluded or promoted', async () => {
  const experiments = createExperiments(shards);
  const started = await experiments.start(definition, policy);
  const running = await startExperiments(context);
  const [control, other] = started.variants as [Experiment['variants'][0], Experiment['variants'][0]];
  const split = [
    { ...control, share: 0.6 },
    { ...other, share: 0.4 },
  ];
  await play(started, split, {});
  const conclusion = async () => (await experiments.report('wait')).running.conclusion;
  await vi.waitFor(async () => expect(await conclusion()).toEqual({ status: 'invalid' }), { timeout: 20_000 });
  await expect(experiments.promote('wait', 'short')).rejects.toMatchObject({ code: 'bad-input' });
  await running.close();
});

test('an experiment starts once, however many start it', async () => {
  const experiments = createExperiments(shards);
  const started = await Promise.allSettled([1, 2, 3].map(() => experiments.start(definition, policy)));
  expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
