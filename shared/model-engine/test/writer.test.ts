import type { Turn } from '@baton/bot-kit';
import { afterEach, expect, test } from 'vitest';
import { openModel } from '../src/model.ts';
import { type Behaviour, type FakeModelServer, startFakeModelServer } from '../src/testing/fake-model-server.ts';
import { createWriter } from '../src/writer.ts';
import { memoryBudget, now } from './setting.ts';

const servers: FakeModelServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const turn = (given: Partial<Turn> = {}): Turn =>
  ({ key: 'k', now, deadline: now + 30_000, signal: new AbortController().signal, ...given }) as Turn;

const writing = async (behaviour: Behaviour, { budget = memoryBudget(), timeoutMs = 5000 } = {}) => {
  const server = await startFakeModelServer(() => behaviour);
  servers.push(server);
  const model = openModel({ url: server.url, apiKey: 'key', name: 'fake-1', price: { input: 1, output: 5 } });
  return { server, budget, write: createWriter({ model, budget, timeoutMs }, 'voice') };
};

test('a text comes as it was written, and what it took is settled', async () => {
  const { write, budget, server } = await writing({ content: 'A draft.' });
  expect(await write('Polish this', turn())).toBe('A draft.');
  expect(budget.aside).toHaveLength(1);
  expect(budget.settled).toEqual([{ tokens: 250, cost: 450 }]);
  expect(JSON.stringify(server.requests[0]?.messages)).toContain('Polish this');
});

test.each<[string, Behaviour]>([
  ['fails', { status: 500 }],
  ['is busy', { status: 429 }],
  ['hangs up', 'drop'],
  ['writes nothing', { content: '' }],
])('a model that %s leaves the turn to the rules', async (_what, behaviour) => {
  const { write } = await writing(behaviour);
  expect(await write('Polish this', turn())).toBeNull();
});

test('a model that hangs is waited for as long as allowed, and what it may have taken stays spent', async () => {
  const { write, budget } = await writing('hang', { timeoutMs: 100 });
  expect(await write('Polish this', turn())).toBeNull();
  expect(budget.settled).toEqual([]);
});

test('over the budget nothing is asked', async () => {
  const { write, server } = await writing({ content: 'A draft.' }, { budget: memoryBudget(false) });
  expect(await write('Polish this', turn())).toBeNull();
  expect(server.requests).toEqual([]);
});

test('without time left for the rules afterwards nothing is asked', async () => {
  const { write, server } = await writing({ content: 'A draft.' });
  expect(await write('Polish this', turn({ deadline: now + 400 }))).toBeNull();
  expect(server.requests).toEqual([]);
});

test('a turn that is aborted ends with its own reason', async () => {
  const { write } = await writing('hang');
  const aborted = new AbortController();
  const written = write('Polish this', turn({ signal: aborted.signal }));
  aborted.abort(new Error('interrupted'));
  await expect(written).rejects.toThrow('interrupted');
});
