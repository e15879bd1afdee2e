import { randomBytes } from 'node:crypto';
import { shardKeys } from '@baton/contracts';
import { loadConfig, openShards, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { run } from '../src/run.ts';
import { createFakeIo } from './fake-io.ts';

let env: NodeJS.ProcessEnv;
let shards: Shards;

beforeEach(async () => {
  env = { REDIS_URL: inject('redisUrl'), BATON_APP: `cli-${randomBytes(4).toString('hex')}` };
  shards = openShards(loadConfig(env), { role: 'producer' });
  await shards.ready(2000);
});
afterEach(() => shards.close());

const baton = async (...args: readonly string[]) => {
  const io = createFakeIo({ env });
  return { code: await run(args, io), out: io.stdout, err: io.stderr };
};

const row = '{"adjustment":0.04,"outcomes":30,"successRate":0.2}';
const learned = async (): Promise<string | null> => {
  const { redis, prefix } = shards.all[0] as Shards['all'][number];
  return redis.hget(shardKeys(prefix).learned, 'lead->seller');
};

test('before anything is learned, the log and the table say so', async () => {
  expect((await baton('learn')).out).toEqual([expect.stringContaining('Nothing has been learned yet')]);
  expect((await baton('learn', 'show')).out).toEqual(['No outcome has been counted yet.']);
});

test('a route is frozen, looked at, reverted and unfrozen', async () => {
  const { redis, prefix } = shards.all[0] as Shards['all'][number];
  await redis.hset(shardKeys(prefix).learned, 'lead->seller', row);
  const frozen = await baton('learn', 'freeze', 'lead->seller', '--json');
  expect(JSON.parse(frozen.out[0] ?? '')).toMatchObject({ id: '0.1', cause: 'freeze', by: 'baton cli' });
  expect((await baton('learn', 'freeze', 'lead->seller')).out).toEqual(['That is so already.']);
  const shown = (await baton('learn', 'show')).out.join('\n');
  expect(shown).toMatch(/lead->seller +0\.70 +\+0\.040 +0\.740 +30 +20 % +frozen by baton cli/);

  await redis.hset(shardKeys(prefix).learned, 'lead->seller', row.replace('0.04', '0.01'));
  expect((await baton('learn', 'revert', '0.1')).out.join('\n')).toMatch(/0\.2 .*\+0\.010 +\+0\.040 +revert 0\.1 by/);
  expect(await learned()).toBe(row);
  const log = (await baton('learn', 'log', '--json')).out.map((line) => JSON.parse(line));
  expect(log.map(({ id, cause }) => [id, cause])).toEqual([
    ['0.2', 'revert'],
    ['0.1', 'freeze'],
  ]);
  expect((await baton('learn', 'unfreeze')).code).toBe(0);
});

test('what there is not is named, with what there is', async () => {
  expect((await baton('learn', 'fly')).err[0]).toContain('expected one of log, show, freeze, unfreeze, revert');
  expect((await baton('learn', 'freeze', 'lead->moon')).err[0]).toContain('expected one of lead->buyer');
  expect((await baton('learn', 'revert')).err[0]).toContain('revert needs an entry');
  expect(await baton('learn', 'revert', '0.7')).toMatchObject({
    code: 2,
    err: [expect.stringContaining('no such entry')],
  });
});
