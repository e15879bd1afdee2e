import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContactEvent, lanes, queues } from '@baton/contracts';
import { contactKey } from '@baton/contracts/ids';
import { decide, initialState, serializeState } from '@baton/core';
import { loadDomain } from '@baton/domains';
import { createLane, startLaneWorker } from '@baton/lanes';
import { loadConfig, openShards, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { run } from '../src/run.ts';
import { createFakeIo } from './fake-io.ts';

let env: NodeJS.ProcessEnv;
let shards: Shards;
let folder: string;

/** A contact of whom a fact is known, as the coordinator leaves it. */
const known = async (contact: string): Promise<void> => {
  const { redis, prefix, connection } = shards.all[0]!;
  const lane = createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator });
  const key = contactKey(contact);
  const { policy } = loadDomain('real-estate');
  const address = { value: '812 Oak Street', confidence: 1, extractor: 'admin' };
  const event: ContactEvent = { type: 'facts.recorded', at: 1, contact, facts: { address }, by: 'test' };
  const { state } = decide(initialState(), [event], { policy, learned: {}, health: {}, now: 1, key });
  const handle = () => ({ consumed: { urgent: 0, ready: 1 }, doc: serializeState(state) });
  const worker = startLaneWorker({ lane, connection, concurrency: 1, handle });
  await lane.push(key, { id: 'one', body: '{}' });
  await vi.waitFor(async () => expect(await lane.doc(key)).not.toBeNull(), { timeout: 20_000 });
  await worker.close();
};

beforeEach(async () => {
  env = { REDIS_URL: inject('redisUrl'), BATON_APP: `cli-${randomBytes(4).toString('hex')}` };
  shards = openShards(loadConfig(env));
  folder = await mkdtemp(join(tmpdir(), 'baton-card-'));
  await known('c1');
});
afterEach(async () => {
  await shards.close();
  await rm(folder, { recursive: true });
});

const baton = async (...args: readonly string[]) => {
  const io = createFakeIo({ env });
  return { code: await run(args, io), out: io.stdout, err: io.stderr };
};

test('a card is printed, in the language asked for and by the domain\u2019s names', async () => {
  expect((await baton('card', 'c1')).out.join('\n')).toContain('Address: 812 Oak Street');
  expect((await baton('card', 'c1', '--lang', 'es')).out.join('\n')).toContain('Dirección: 812 Oak Street');
  expect(JSON.parse((await baton('card', 'c1', '--json')).out[0] ?? '')).toMatchObject({ reason: 'on-request' });
});

test('a card is written to a file, as what was asked for', async () => {
  const path = join(folder, 'card.pdf');
  expect(await baton('card', 'c1', '--format', 'pdf', '--out', path)).toEqual({ code: 0, out: [], err: [] });
  expect((await readFile(path)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a PDF without a file, a file that cannot be written, and a contact of whom nothing is known', async () => {
  expect((await baton('card', 'c1', '--format', 'pdf')).err).toEqual(['baton: a PDF needs --out <file>']);
  const nowhere = join(folder, 'no', 'such', 'folder');
  expect((await baton('card', 'c1', '--out', nowhere)).err).toEqual([expect.stringContaining('cannot be written')]);
  expect(await baton('card', 'nobody')).toMatchObject({ code: 2, err: ['baton: nothing is known of this contact'] });
});
