import { randomBytes } from 'node:crypto';
import { type Outcome, shardKeys } from '@baton/contracts';
import { absorb, createLearningStore, type LearningStore, refresh } from '@baton/learning';
import { openShards, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createLearningAdmin, type LearningAdmin } from './learning.ts';

const route = 'lead->seller';
const by = 'ana';

let shards: Shards;
let admin: LearningAdmin;
let stores: LearningStore[];

beforeEach(async () => {
  const app = `learning-${randomBytes(4).toString('hex')}`;
  shards = openShards({ REDIS_URL: [inject('redisUrl')], BATON_APP: app, BATON_SHARDS: 2 }, { role: 'producer' });
  await shards.ready(2000);
  admin = createLearningAdmin(shards);
  stores = shards.all.map(({ redis, prefix, index }) => createLearningStore({ redis, prefix, shard: index }));
});
afterEach(() => shards.close());

const at = Date.now() + 3_600_000;
const learnFrom = async (result: Outcome['result'], count: number, given: Partial<Outcome> = {}): Promise<void> => {
  const outcomes = Array.from({ length: count }, (_, index) => ({
    ...{ handoff: `${result}${index}`, key: `${result}${index}`, from: 'lead', to: 'seller', result, at },
    ...given,
  }));
  const handoffs = outcomes.map(({ handoff }) => handoff);
  await stores[0]?.change((learning) => absorb(learning, outcomes), { handoffs });
};

/** The table that decisions read, byte for byte. */
const table = async (shard = 0): Promise<string> => {
  const { redis, prefix } = shards.all[shard] as Shards['all'][number];
  return JSON.stringify(Object.entries(await redis.hgetall(shardKeys(prefix).learned)).toSorted());
};

test('a revert restores the table byte for byte as it was before that entry, and it stays so', async () => {
  await learnFrom('failed', 12);
  const before = await table();
  await learnFrom('successful', 30);
  const [move] = await admin.log(1);
  expect(move).toMatchObject({ id: '0.2', route, cause: 'outcomes', evidence: { successful: 30, failed: 12 } });
  expect(await table()).not.toBe(before);

  const [entry] = await admin.revert({ entry: '0.2', by });
  expect(entry).toMatchObject({ id: '0.3', cause: 'revert', reverts: '0.2', by, after: move?.before });
  expect(await table()).toBe(before);
  await learnFrom('timeout', 40);
  await stores[0]?.change(refresh);
  expect(await table()).toBe(before);
  expect(await admin.revert({ entry: '0.2', by })).toEqual([]);
});

test('to revert the first entry leaves no row at all', async () => {
  await learnFrom('failed', 12);
  await admin.revert({ entry: '0.1', by });
  expect(await table()).toBe('[]');
  await learnFrom('successful', 30);
  expect(await table()).toBe('[]');
});

test('a frozen table keeps its bytes, and catches up when it is unfrozen', async () => {
  await learnFrom('failed', 12);
  const before = await table();
  expect(await admin.freeze({ by })).toMatchObject([
    { id: '0.2', route: '*', cause: 'freeze', by },
    { id: '1.1', route: '*', cause: 'freeze', by },
  ]);
  await learnFrom('successful', 40);
  expect(await table()).toBe(before);
  await expect(admin.unfreeze({ route, by })).rejects.toMatchObject({ code: 'bad-input' });
  await admin.unfreeze({ by });
  expect(JSON.parse(JSON.parse(await table())[0][1])).toMatchObject({ outcomes: 52 });
});

test('what is learned, who froze it, and how right its confidence is, can be looked at', async () => {
  await learnFrom('failed', 60, { confidence: 0.9 });
  await learnFrom('successful', 40, { confidence: 0.9 });
  await admin.freeze({ route, by });
  expect(await admin.show()).toMatchObject([
    {
      ...{ route, shard: 0, frozenBy: by, learned: { outcomes: 100, successRate: 0.4 } },
      calibration: { outcomes: 100, claimed: 0.9, succeeded: 0.4, gap: 0.5, brier: 0.49, ece: 0.5, off: true },
    },
    { route, shard: 1, learned: null, frozenBy: by },
  ]);
});

test.each(['0.9', '7.1', '1.1', 'nonsense', '0.1-0'])('entry %s, which is none, is not found', async (entry) => {
  await learnFrom('failed', 12);
  await expect(admin.revert({ entry, by })).rejects.toMatchObject({ code: 'not-found' });
});

test('an order and a learner at the same moment both have their effect', async () => {
  const changes = Array.from({ length: 10 }, (_, index) =>
    learnFrom('failed', 4, { handoff: `h${index}`, key: `c${index}` }),
  );
  await Promise.all([
    ...changes,
    admin.freeze({ route: 'lead->buyer', by }),
    admin.freeze({ route: 'buyer->lead', by }),
  ]);
  const learning = await stores[0]?.load();
  expect(learning?.evidence.get(route)).toHaveLength(10);
  expect(learning?.frozen.size).toBe(2);
  const ids = (await admin.log(100)).filter(({ id }) => id.startsWith('0.')).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(3);
});
