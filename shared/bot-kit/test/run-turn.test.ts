import { BatonError, type TurnJob } from '@baton/contracts';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type BotInput, defineBot } from '../src/bot.ts';
import { runTurn } from '../src/run-turn.ts';

const now = Date.UTC(2026, 2, 2);
const provides = z.object({ budget: z.number().positive(), area: z.string() });

const bot = (given: Partial<BotInput>) =>
  defineBot({ id: 'buyer', provides, onTurn: () => ({ say: ['Hi'] }), ...given });

const job = (given: Partial<TurnJob> = {}): TurnJob => ({
  schema: 1,
  turn: 'k-t1-1',
  bot: 'buyer',
  key: 'k',
  shard: 0,
  contact: 'wa:1',
  channel: 'whatsapp',
  language: 'en',
  epoch: 1,
  attempt: 1,
  deadline: now + 30_000,
  messages: [{ id: 'm1', text: 'my secret is 42', at: now }],
  facts: {},
  asked: null,
  baton: null,
  summary: '',
  directives: [],
  ...given,
});

const errorOf = async (promise: Promise<unknown>): Promise<BatonError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof BatonError)) throw new TypeError('expected a BatonError', { cause: error });
  return error;
};

test('what a bot leaves out is filled in', async () => {
  expect(await runTurn(bot({}), job(), { now })).toEqual({
    say: ['Hi'],
    facts: {},
    asked: null,
    done: null,
    handoff: null,
    human: null,
  });
});

test('a bot is given its contract when the facts meet it, and null when they do not', async () => {
  const seen: unknown[] = [];
  const requires = z.object({ budget: z.number() });
  const picky = bot({
    requires,
    onTurn: ({ contract }) => {
      seen.push(contract);
      return {};
    },
  });
  await runTurn(picky, job({ facts: { budget: 5, area: 'x' } }), { now });
  await runTurn(picky, job(), { now });
  expect(seen).toEqual([{ budget: 5 }, null]);
});

test.each([
  ['a fact it did not declare', { facts: { salary: { value: 1 } } }, 'facts.salary'],
  ['a value its schema does not take', { facts: { budget: { value: -1 } } }, 'facts.budget'],
  ['a question for a fact it does not provide', { asked: 'salary' }, 'asked'],
  ['a hand-over where no route leads', { handoff: { to: 'admin', reason: 'x' } }, 'handoff.to'],
  ['another contact, queue or key', { contact: 'wa:2' }, '(whole)'],
  ['a text without end', { say: ['x'.repeat(5000)] }, 'say.0'],
])('%s is refused for good, and the field is named', async (_what, output, field) => {
  const wrong = bot({ handsTo: ['seller'], onTurn: () => output as never });
  const error = await errorOf(runTurn(wrong, job(), { now }));
  expect([error.code, error.kind, error.problems.map((problem) => problem.field)]).toEqual([
    'bot-output-invalid',
    'permanent',
    [field],
  ]);
});

test.each(['seller', 'human'])('a hand-over to %s along a route passes', async (to) => {
  const moving = bot({ handsTo: ['seller'], onTurn: () => ({ handoff: { to, reason: 'x' } }) });
  expect((await runTurn(moving, job(), { now })).handoff?.to).toBe(to);
});

test('whatever a bot throws may be tried again, and its message tells nothing of the contact', async () => {
  const cause = new Error('my secret is 42');
  const failing = bot({
    onTurn: () => {
      throw cause;
    },
  });
  const error = await errorOf(runTurn(failing, job(), { now }));
  expect([error.code, error.kind, error.cause]).toEqual(['bot-failed', 'retry', cause]);
  expect(error.message).not.toContain('42');
});

test('an error of the bot that is permanent stays so', async () => {
  const failing = bot({ onTurn: () => Promise.reject(new BatonError('bad-config', 'no key')) });
  expect((await errorOf(runTurn(failing, job(), { now }))).kind).toBe('permanent');
});

test.each([
  ['the deadline of the job', 20_000, { deadline: now + 5 }],
  ['the bot’s own time', 5, { deadline: now + 30_000 }],
])('a bot that ignores its signal is not waited for beyond %s', async (_what, turnTimeoutMs, given) => {
  const stuck = bot({ turnTimeoutMs, onTurn: () => new Promise(() => {}) });
  const error = await errorOf(runTurn(stuck, job(given), { now }));
  expect([error.code, error.kind]).toEqual(['turn-timeout', 'retry']);
});

test('a bot that heeds its signal is told why by the time-out, not by its own abort error', async () => {
  const obedient = bot({
    turnTimeoutMs: 5,
    onTurn: ({ signal }) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new DOMException('x', 'AbortError'))),
      ),
  });
  expect((await errorOf(runTurn(obedient, job(), { now }))).code).toBe('turn-timeout');
});

test('a turn that is no longer wanted ends at once', async () => {
  const controller = new AbortController();
  const running = errorOf(
    runTurn(bot({ onTurn: () => new Promise(() => {}) }), job(), { now, signal: controller.signal }),
  );
  controller.abort();
  expect((await running).code).toBe('bot-failed');
});

test('no timer outlives its turn', async () => {
  vi.useFakeTimers();
  try {
    await runTurn(bot({}), job(), { now });
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('a definition that cannot work is refused with the field that is wrong', () => {
  expect(() => bot({ id: 'No Spaces' })).toThrow(/"No Spaces" is not valid: id/);
});
