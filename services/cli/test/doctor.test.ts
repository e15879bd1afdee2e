import { describe, expect, test } from 'vitest';
import { checkBullmq, checkNode } from '../src/doctor/machine.ts';
import { checkClock, checkServer } from '../src/doctor/redis.ts';
import { checkLines, verdictLine } from '../src/doctor/render.ts';
import { checkAttention, checkDeadLetters, checkQueue, checkServices } from '../src/doctor/work.ts';
import { createPaint } from '../src/render/paint.ts';

const healthy = {
  redis_version: '7.4.0',
  maxmemory_policy: 'noeviction',
  aof_enabled: '1',
  used_memory: '1048576',
  maxmemory: '0',
};
const statuses = (
  change: Partial<Record<keyof typeof healthy | 'valkey_version' | 'aof_last_write_status', string>>,
) => {
  const info = Object.entries({ ...healthy, ...change }).map(([name, value]) => `${name}:${value}`);
  return checkServer(info.join('\r\n')).map(({ status }) => status);
};

const beat = (service: string, about: Record<string, unknown> = {}) => ({
  ...{ service, instance: `${service}-1`, pid: 1, startedAt: 0, at: 0, about },
});
const all = ['intent', 'coordinator', 'outbound', 'monitor', 'learner', 'gateway'].map((name) => beat(name));

describe('Redis', () => {
  test.each([
    ['healthy', {}, ['ok', 'ok', 'ok', 'ok']],
    ['older than 6.2', { redis_version: '6.0.16' }, ['fail', 'ok', 'ok', 'ok']],
    [
      'Valkey, whose Redis version is an old one',
      { redis_version: '7.2.4', valkey_version: '8.0.1' },
      ['ok', 'ok', 'ok', 'ok'],
    ],
    ['that evicts keys', { maxmemory_policy: 'allkeys-lru' }, ['ok', 'fail', 'ok', 'ok']],
    ['without an append-only file', { aof_enabled: '0' }, ['ok', 'ok', 'warn', 'ok']],
    ['that cannot write it', { aof_last_write_status: 'err' }, ['ok', 'ok', 'fail', 'ok']],
    ['filling up', { used_memory: '80', maxmemory: '100' }, ['ok', 'ok', 'ok', 'warn']],
    ['full', { used_memory: '99', maxmemory: '100' }, ['ok', 'ok', 'ok', 'fail']],
  ])('%s', (_, change, expected) => expect(statuses(change)).toEqual(expected));

  test('a clock is off by what the measurement cannot explain', () => {
    expect(checkClock(900, 5).status).toBe('ok');
    expect(checkClock(-1010, 20).status).toBe('ok');
    expect(checkClock(-5000, 20).status).toBe('warn');
    expect(checkClock(3_600_000, 20).status).toBe('fail');
  });
});

describe('this machine', () => {
  test.each([
    ['v24.21.0', 'ok'],
    ['v22.18.0', 'ok'],
    ['v22.17.1', 'fail'],
    ['v20.20.2', 'fail'],
  ])('Node %s', (version, status) => expect(checkNode(version).status).toBe(status));

  test('another BullMQ than the lanes were tested with', () => {
    const refuse = (): never => {
      throw new Error('found 6.8.0');
    };
    expect(checkBullmq(refuse)).toMatchObject({ status: 'fail', found: 'found 6.8.0' });
    expect(checkBullmq().status).toBe('ok');
  });
});

describe('who is running', () => {
  const failing = (beats: Parameters<typeof checkServices>[0]) =>
    checkServices(beats, ['lead', 'seller']).filter(({ status }) => status !== 'ok');

  test('all of them', () => {
    expect(failing([...all, beat('bots', { bots: ['lead', 'seller'] })])).toEqual([]);
  });

  test('a bot that nobody runs is named', () => {
    const [missing] = failing([...all, beat('bots', { bots: ['lead'] })]);
    expect(missing).toMatchObject({
      name: 'bots',
      status: 'fail',
      todo: expect.stringContaining('BOTS=seller npm run'),
    });
  });

  test('two pools share the bots between them', () => {
    expect(failing([...all, beat('bots', { bots: ['lead'] }), beat('bots', { bots: ['seller'] })])).toEqual([]);
  });

  test('without a coordinator nothing works; without a monitor something is missed', () => {
    const none = checkServices([], []);
    expect(none.find(({ name }) => name === 'coordinator')?.status).toBe('fail');
    expect(none.find(({ name }) => name === 'monitor')?.status).toBe('warn');
  });
});

describe('work that waits', () => {
  test.each([
    [null, 'ok'],
    [-5000, 'ok'],
    [29_000, 'ok'],
    [31_000, 'warn'],
    [121_000, 'fail'],
  ])('a contact overdue by %s ms', (overdue, status) =>
    expect(checkAttention('contacts', overdue).status).toBe(status),
  );

  test('a deep queue, and dead letters', () => {
    const depth = { queue: 'inbound', waiting: 1000, active: 1, delayed: 0, failed: 0 };
    expect(checkQueue(depth).status).toBe('ok');
    expect(checkQueue({ ...depth, waiting: 1001 }).status).toBe('warn');
    expect(checkDeadLetters(0).status).toBe('ok');
    expect(checkDeadLetters(2)).toMatchObject({ status: 'warn', todo: expect.stringContaining('baton dlq ls') });
  });
});

test('every finding on a line, and what to do under it', () => {
  const checks = [checkDeadLetters(0), checkDeadLetters(2)];
  expect(checkLines(checks, createPaint(false))).toEqual([
    '✓ dead letters  none',
    '! dead letters  2',
    '                → look at them: baton dlq ls',
  ]);
  expect(verdictLine(checks)).toBe('1 ok, 1 to look at, 0 failed');
});
