import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalRecord, shardKeys } from '@baton/contracts';
import { contactKey, messageKey } from '@baton/contracts/ids';
import { loadDomain } from '@baton/domains';
import { loadConfig, openShards, type Shard, type Shards } from '@baton/runtime';
import { trainPack } from '@baton/scoring/train';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { run } from '../src/run.ts';
import { createFakeIo } from './fake-io.ts';

/** Its pack is trained in no time: it has no intents, for its bots hand over by themselves. */
const domain = 'content-flywheel';
const pack = loadDomain(domain).intents;

let env: NodeJS.ProcessEnv;
let shards: Shards;
let folder: string;
beforeEach(async () => {
  const app = `cli-${randomBytes(4).toString('hex')}`;
  env = { REDIS_URL: inject('redisUrl'), BATON_APP: app, BATON_DOMAIN: domain };
  shards = openShards(loadConfig(env), { role: 'producer' });
  await shards.ready(2000);
  folder = await mkdtemp(join(tmpdir(), 'baton-labels-'));
});
afterEach(async () => {
  await shards.close();
  await rm(folder, { recursive: true, force: true });
});

const baton = async (...args: readonly string[]) => {
  const io = createFakeIo({ env });
  return { code: await run(args, io), out: io.stdout, err: io.stderr };
};

/** A message in a contact's journal, as the coordinator writes it. */
const said = async (contact: string, text: string): Promise<void> => {
  const { redis, prefix } = shards.all[0] as Shard;
  const [key, id] = [contactKey(contact), messageKey(contact, 'm1')];
  const entries = [
    { type: 'message.received', id, text, channel: 'web', author: 'contact' },
    { type: 'intent.scored', id, model: 'm', intents: {}, language: 'en' },
  ];
  const record = { schema: 1, key, commit: 1, now: 0, policy: 'p', learned: {}, health: {}, events: [], entries };
  const json = JSON.stringify(JournalRecord.parse(record));
  await redis.xadd(shardKeys(prefix).contactJournal(key), '*', 'record', json);
};

test('what a person corrects comes out as lessons for the training, in a file for its owner alone', async () => {
  await said('a', 'Put it out there');
  await said('b', 'Lovely weather');
  env.BATON_DOMAIN = 'real-estate';
  expect((await baton('correct', 'a', 'm1', 'seller')).code).toBe(0);
  expect((await baton('correct', 'b', 'm1', 'none')).out).toEqual([expect.stringContaining('no intent')]);
  expect((await baton('correct', 'a', 'm1', 'flying')).err[0]).toContain('there is no intent "flying"; expected none');
  expect((await baton('correct', 'a', 'm2', 'none')).err[0]).toContain('no such message');

  const file = join(folder, 'labels.ndjson');
  expect((await baton('labels', 'export', '--out', file)).err[0]).toContain('2 labelled messages');
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line)).toSorted((x, y) => x.text.localeCompare(y.text))).toMatchObject([
    { text: 'Lovely weather', intents: [] },
    { text: 'Put it out there', intents: ['seller'] },
  ]);
  expect((await stat(file)).mode & 0o077).toBe(0);
  await baton('labels', 'forget', 'a');
  expect((await baton('labels', 'export')).out).toHaveLength(1);
});

test('a model goes into shadow, is promoted, taken back, and put into shadow again by its version', async () => {
  const { model } = trainPack(pack, [], { dims: 2 ** 8, epochs: 1 });
  const file = join(folder, 'model.json');
  await writeFile(file, JSON.stringify(model));
  const roles = async (): Promise<Record<string, string>> => {
    const { out } = await baton('model', 'ls');
    return Object.fromEntries(out.slice(1).map((line) => [line.split(' ')[0]?.slice(0, 12) ?? '', line]));
  };
  const short = model.version.slice(0, 12);

  expect((await roles()).shipped).toContain('scores');
  expect((await baton('model', 'promote')).err[0]).toContain('no model is in shadow');
  await baton('model', 'shadow', file);
  expect((await roles())[short]).toContain('in shadow');
  expect((await baton('model', 'promote')).err[0]).toContain('has read 0 messages; at least 100');
  const { redis, prefix } = shards.all[0] as Shard;
  await redis.hset(shardKeys(prefix).shadowCounts(model.version), 'messages', 100);
  expect((await baton('model', 'promote')).code).toBe(0);
  expect((await roles())[short]).toContain('scores');
  await baton('model', 'revert');
  expect((await roles()).shipped).toContain('scores');
  expect((await baton('model', 'revert')).err[0]).toContain('no other model has scored before');
  expect((await baton('model', 'shadow', model.version)).code).toBe(0);
  expect((await baton('model', 'stop')).code).toBe(0);
});

test('a model that does not fit is refused before it is kept', async () => {
  const { model } = trainPack(pack, [], { dims: 2 ** 8, epochs: 1 });
  const file = join(folder, 'model.json');
  await writeFile(file, JSON.stringify({ ...model, pack: 'another' }));
  const refused = await baton('model', 'shadow', file);
  expect([refused.code, refused.err[0]]).toEqual([78, expect.stringContaining('another version of the pack')]);
  expect((await baton('model', 'shadow', 'nonsense')).err[0]).toContain('there is no model nonsense');
  expect((await baton('model', 'ls')).out).toHaveLength(2);
});
