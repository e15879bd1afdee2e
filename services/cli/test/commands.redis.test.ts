import { randomBytes } from 'node:crypto';
import { queues } from '@baton/contracts';
import { loadConfig, openQueue, openShards, type Shards } from '@baton/runtime';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { run } from '../src/run.ts';
import { createFakeIo } from './fake-io.ts';

let env: NodeJS.ProcessEnv;
let shards: Shards;

beforeEach(() => {
  env = { REDIS_URL: inject('redisUrl'), BATON_APP: `cli-${randomBytes(4).toString('hex')}` };
  shards = openShards(loadConfig(env), { role: 'producer' });
});
afterEach(() => shards.close());

const baton = async (...args: readonly string[]) => {
  const io = createFakeIo({ env });
  return { code: await run(args, io), out: io.stdout, err: io.stderr };
};

test('a message is accepted once, however often it is sent under one id', async () => {
  expect(await baton('send', 'c1', 'Hello', '--id', '1')).toEqual({
    code: 0,
    out: ['accepted, number 1 in line'],
    err: [],
  });
  const again = await baton('send', 'c1', 'Hello', '--id', '1', '--json');
  expect(JSON.parse(again.out[0] ?? '')).toMatchObject({ accepted: false, duplicate: true });
  const other = await baton('send', 'c1', 'Something else', '--id', '1');
  expect(other).toMatchObject({ code: 2, err: [expect.stringContaining('another message of this contact')] });
});

test('waiting in vain ends, and says what to look at', async () => {
  const { code, err } = await baton('send', 'c1', 'Hello', '--wait', '--timeout', '0.1');
  expect({ code, err }).toEqual({ code: 69, err: [expect.stringContaining('no answer within 0.1 s')] });
});

test('an order that nobody carries out is no success, and a wrong one is none at all', async () => {
  expect(await baton('contact', 'c1', 'assign', 'bob')).toMatchObject({
    code: 2,
    err: ['baton: there is no bot "bob"; expected one of lead, buyer, seller'],
  });
  expect((await baton('contact', 'c1', 'handback')).err).toEqual([
    'baton: no person has this contact: the owner is nobody',
  ]);
  expect((await baton('contact', 'c1', 'fly')).err).toEqual([
    'baton: there is no order "fly"; expected one of profile, assign, takeover, handback',
  ]);
});

test('a contact of whom nothing is known, and a decision that is none', async () => {
  expect((await baton('contact', 'nobody')).err).toEqual(['baton: nothing is known of this contact']);
  expect((await baton('contact', 'nobody', 'profile')).err).toEqual(['baton: nothing is known of this contact']);
  expect((await baton('why', 'nonsense')).err).toEqual([expect.stringContaining('not the id of a decision')]);
  const unknown = await baton('why', `${'a'.repeat(26)}-d1-1`);
  expect(unknown).toMatchObject({ code: 2, err: ['baton: no such decision in the journal'] });
});

test('the doctor fails where nobody works, and names what to start', async () => {
  const { code, out } = await baton('doctor', '--json');
  const checks = out.map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(checks.find(({ name }) => name === 'Eviction')).toMatchObject({ status: 'ok' });
  const failed = checks.filter(({ status }) => status === 'fail').map(({ name }) => name);
  expect(failed).toEqual(['intent', 'coordinator', 'outbound', 'bots']);
});

test('a Redis that does not answer', async () => {
  const dead = 'redis://127.0.0.1:1';
  expect(await baton('doctor', '--redis', dead)).toMatchObject({ code: 1 });
  expect(await baton('send', 'c1', 'Hello', '--redis', dead)).toMatchObject({
    code: 69,
    err: [expect.stringContaining('REDIS_URL or --redis')],
  });
});

test('dead letters are listed without what they hold', async () => {
  expect((await baton('dlq', 'ls')).out).toEqual(['There are no dead letters.']);
  const shard = shards.all[0]!;
  await shards.ready(2000);
  const queue = openQueue(shard, queues.deadLetters);
  await queue.add('contacts', { lane: 'contacts', reason: 'bad-input', body: 'a private text' }, { jobId: 'l1' });
  const { code, out } = await baton('dlq', 'ls', '--json');
  await queue.close();
  expect(code).toBe(0);
  expect(out.map((line) => JSON.parse(line))).toEqual([
    { id: 'l1', at: expect.any(String), from: 'contacts', reason: 'bad-input' },
  ]);
  expect(await baton('dlq', 'drop', 'l1')).toMatchObject({ code: 0, out: ['1 thrown away'] });
});

test('dead letters are put back one by one or all together', async () => {
  await shards.ready(2000);
  const queue = openQueue(shards.all[0]!, queues.deadLetters);
  for (const id of ['l1', 'l2', 'l3'])
    await queue.add('contacts', { lane: 'contacts', key: 'ana', id, urgent: false, body: '{}' }, { jobId: id });
  await queue.close();
  expect(await baton('dlq', 'retry', 'l2')).toMatchObject({ code: 0, out: ['1 put back'] });
  expect(await baton('dlq', 'retry', '--all')).toMatchObject({ code: 0, out: ['2 put back'] });
  expect((await baton('dlq', 'retry', 'l2')).err[0]).toContain('no such dead letter');
  expect((await baton('dlq', 'retry')).err[0]).toContain('name one dead letter, or say --all');
});

test('what happens is shown though nothing has happened, and an alert that there is not cannot be seen', async () => {
  expect((await baton('activity')).out).toEqual(expect.arrayContaining(['No moves.', 'No turns.']));
  expect((await baton('activity', '--window', '2h')).code).toBe(2);
  expect((await baton('alerts')).out).toEqual(['There are no alerts.']);
  expect((await baton('alerts', 'ack', 'none')).err[0]).toContain('there is no such alert');
});

test('a command line that is wrong ends with 2 and says what was expected', async () => {
  expect(await baton('fly')).toMatchObject({
    code: 2,
    err: [expect.stringContaining("unknown command 'fly'"), expect.anything()],
  });
  expect((await baton('send', 'c1')).code).toBe(2);
  expect((await baton('send', 'c1', 'Hello', '--timeout', 'long')).err[0]).toContain('Expected seconds');
  expect((await baton('--version')).out).toEqual(['0.1.0']);
  expect((await baton('help')).code).toBe(0);
});
