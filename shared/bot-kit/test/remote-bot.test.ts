import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isBatonError, type TurnJob } from '@baton/contracts';
import { Webhook } from 'standardwebhooks';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { failureOf } from '../src/bot-error.ts';
import { remoteBot } from '../src/remote-bot.ts';
import { runTurn } from '../src/run-turn.ts';

const now = Date.now();
const secret = `whsec_${Buffer.from('a secret of 24 bytes ...').toString('base64')}`;
const provides = z.object({ budget: z.number() });
const closers: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closers.splice(0).map((close) => close())));

interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answer = (heard: Heard, response: ServerResponse) => void;

const serve = async (answer: Answer): Promise<{ url: string; heard: Heard[]; closed: () => number }> => {
  const heard: Heard[] = [];
  let closed = 0;
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) closed += 1;
    });
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ headers: request.headers, body });
    answer({ headers: request.headers, body }, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/turn`, heard, closed: () => closed };
};

const reply =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_heard, response) =>
    response.writeHead(status, headers).end(body);

const job: TurnJob = {
  ...({ schema: 1, turn: 'k-t1-1', bot: 'buyer', key: 'k', shard: 0, contact: 'wa:1', channel: 'whatsapp' } as const),
  ...({ language: 'en', epoch: 1, attempt: 1, deadline: now + 20_000 } as const),
  ...{ messages: [{ id: 'm1', text: 'up to 600k', at: now }], facts: { area: 'Austin' }, asked: 'budget', baton: null },
  ...{ summary: '', directives: [] },
};

const run = (url: string, given: { secret?: [string, string]; signal?: AbortSignal; turnTimeoutMs?: number } = {}) =>
  runTurn(
    remoteBot({
      id: 'buyer',
      url,
      secret: given.secret ?? secret,
      provides,
      turnTimeoutMs: given.turnTimeoutMs ?? 20_000,
    }),
    job,
    { now, ...(given.signal && { signal: given.signal }) },
  );

const failure = (url: string, given: Parameters<typeof run>[1] = {}) =>
  run(url, given).then(() => expect.fail('it did not fail'), failureOf);

test('a turn is posted with all that the bot needs, under a signature that the receiver can check', async () => {
  const { url, heard } = await serve(reply(200, '{"say":["Noted"],"facts":{"budget":{"value":600000}}}'));
  const result = await run(url);
  expect(result).toMatchObject({ say: ['Noted'], facts: { budget: { value: 600_000 } } });
  const [{ headers, body }] = heard as [Heard];
  const told = new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(told).toMatchObject({ schema: 1, turn: 'k-t1-1', bot: 'buyer', contact: 'wa:1', asked: 'budget' });
  expect(told).toMatchObject({ messages: job.messages, facts: job.facts, deadline: now + 20_000 });
  expect(headers['webhook-id']).toBe('k-t1-1');
});

test('a receiver with another secret refuses it', async () => {
  const { url, heard } = await serve(reply(204, ''));
  await run(url);
  const [{ headers, body }] = heard as [Heard];
  const other = new Webhook(Buffer.from('another secret altogether'), { format: 'raw' });
  expect(() => other.verify(body, headers as Record<string, string>)).toThrow();
});

test('while a secret is being changed, old and new receivers both take the turn', async () => {
  const { url, heard } = await serve(reply(204, ''));
  await run(url, { secret: ['the new secret, in plain', secret] });
  const [{ headers, body }] = heard as [Heard];
  for (const webhook of [new Webhook(Buffer.from('the new secret, in plain'), { format: 'raw' }), new Webhook(secret)])
    expect(() => webhook.verify(body, headers as Record<string, string>)).not.toThrow();
});

test('a bot with nothing to say answers 204', async () => {
  const { url } = await serve(reply(204, ''));
  expect((await run(url)).say).toEqual([]);
});

test.each([
  [500, {}, { code: 'bot-failed', permanent: false }],
  [429, { 'retry-after': '7' }, { code: 'bot-failed', permanent: false, retryAfterMs: 7000 }],
  [503, { 'retry-after': '3600' }, { code: 'bot-fatal', permanent: true }],
  [401, {}, { code: 'bot-fatal', permanent: true }],
  [302, { location: 'http://127.0.0.1:1/elsewhere' }, { code: 'bot-fatal', permanent: true }],
])('HTTP %i %j says whether and when to try again', async (status, headers, expected) => {
  const { url, heard } = await serve(reply(status, 'no', headers as unknown as Record<string, string>));
  expect(await failure(url)).toEqual(expected);
  expect(heard).toHaveLength(1);
});

test.each([
  ['no JSON', '<html>'],
  ['a hand-over that it did not declare', '{"handoff":{"to":"admin","reason":"x"},"contact":"wa:2"}'],
  ['a fact that it does not provide', '{"facts":{"salary":{"value":1}}}'],
])('an answer with %s is refused for good', async (_what, body) => {
  const { url } = await serve(reply(200, body));
  expect(await failure(url)).toEqual({ code: 'bot-output-invalid', permanent: true });
});

test('an answer without end is not read to its end', async () => {
  const { url } = await serve((_heard, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  });
  expect(await failure(url)).toEqual({ code: 'bot-fatal', permanent: true });
});

test('nobody at the address is worth another attempt', async () => {
  expect(await failure('http://127.0.0.1:1/turn')).toEqual({ code: 'bot-failed', permanent: false });
});

test('a bot that hangs is let go at the deadline of its turn, and told so', async () => {
  const { url, closed } = await serve(() => {});
  expect(await failure(url, { turnTimeoutMs: 100 })).toEqual({ code: 'turn-timeout', permanent: false });
  await vi.waitFor(() => expect(closed()).toBe(1));
});

test('a turn that is no longer wanted is given up at the other end too', async () => {
  const { url, heard, closed } = await serve(() => {});
  const controller = new AbortController();
  const ending = run(url, { signal: controller.signal }).catch((error: unknown) => error);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  controller.abort();
  expect(isBatonError(await ending, 'bot-failed')).toBe(true);
  await vi.waitFor(() => expect(closed()).toBe(1));
});
