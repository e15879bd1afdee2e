import { type BotInput, modelTool, runTurn, type Turn } from '@baton/bot-kit';
import { isBatonError } from '@baton/contracts';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Behaviour, type FakeModelServer, startFakeModelServer } from '../src/testing/fake-model-server.ts';
import { withModel } from '../src/with-model.ts';
import { engineOn, type Given, job, memoryBudget, now, provides, rules, runOn } from './setting.ts';

const servers: FakeModelServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

const serve = async (...behaviours: [Behaviour, ...Behaviour[]]): Promise<FakeModelServer> => {
  const server = await startFakeModelServer(
    (_request, index) => behaviours[index] ?? (behaviours[behaviours.length - 1] as Behaviour),
  );
  servers.push(server);
  return server;
};

const answering = (next: object, facts: object[] = []): Behaviour => ({ content: { facts, next } });
const run = async (behaviour: Behaviour, given: Given = {}) => runOn(await serve(behaviour), given);
const fromRules = { say: ['Rules: which area?'], asked: 'area' };

describe('what the model may do', () => {
  test('it answers in its own words, and the turn says which model, by which prompt, for how much', async () => {
    const result = await run(answering({ action: 'answer', say: 'Hello Ana!' }));
    expect(result).toMatchObject({ say: ['Hello Ana!'], asked: null });
    expect(result.model).toMatchObject({
      ...{ model: 'fake-1', prompt: expect.stringMatching(/^default:[0-9a-f]{8}$/), outcome: 'answered' },
      ...{ inputTokens: 200, outputTokens: 50, microDollars: 450 },
    });
  });

  test('it asks for an open fact', async () => {
    const result = await run(answering({ action: 'ask', fact: 'budget', say: 'How much may it cost?' }));
    expect(result).toMatchObject({ say: ['How much may it cost?'], asked: 'budget' });
  });

  test('it asks that a colleague or a person takes over, which Baton decides', async () => {
    const moved = await run(answering({ action: 'handoff', to: 'seller', reason: 'sells a home' }));
    expect(moved).toMatchObject({ say: [], handoff: { to: 'seller', reason: 'sells a home', confidence: 0.8 } });
    const called = await run(answering({ action: 'person', reason: 'wants a contract read' }));
    expect(called.human).toEqual({ reason: 'bot_request', words: 'wants a contract read' });
  });

  test('what it hears is a fact with the message that says so, where its quote stands in it', async () => {
    const heard = [
      { name: 'name', value: 'Ana', quote: 'I am  ANA' },
      { name: 'area', value: 'Zilker', quote: 'near Zilker' },
      { name: 'budget', value: 5, quote: 'Hi' },
    ];
    const { facts } = await run(answering({ action: 'answer', say: 'Hi Ana' }, heard));
    expect(facts).toEqual({ name: { value: 'Ana', confidence: 0.8, extractor: 'model', source: 'm1' } });
  });

  test('what the rules have heard outranks it', async () => {
    const heard = [{ name: 'budget', value: 900_000, quote: '600k' }];
    const { facts } = await run(answering({ action: 'answer', say: 'Good' }, heard), {
      job: { messages: [{ id: 'm1', text: 'up to 600k', at: now }] },
    });
    expect(facts.budget?.value).toBe(600_000);
  });

  test('it is told what is known and open, and never who the contact is', async () => {
    const server = await serve(answering({ action: 'answer', say: 'Hi' }));
    await runOn(server, { job: { facts: { budget: 500_000 } } });
    const [request] = server.requests;
    const told = JSON.stringify(request);
    expect(told).not.toMatch(/41791234567|wa:/);
    expect(told).toContain('500000');
    const schema = JSON.stringify(request?.response_format);
    expect(schema).toContain('"enum":["area"]');
    expect(schema).toContain('"enum":["seller","lead"]');
    expect(request?.stream).not.toBe(true);
  });

  test('an experiment may give it another prompt, which the turn tells', async () => {
    const server = await serve(answering({ action: 'answer', say: 'Hi' }));
    const result = await runOn(server, { job: { variants: { prompt: 'calm' } } });
    expect(result.model?.prompt).toMatch(/^calm:/);
    expect(JSON.stringify(server.requests[0]?.messages)).toContain('You are calm.');
  });
});

test('the domain has the last word on what it says', async () => {
  const respond: BotInput['respond'] = (result) => ({ ...result, say: ['Seen by the domain'] });
  const result = await run(answering({ action: 'answer', say: 'Guaranteed profit!' }), { bot: { respond } });
  expect(result.say).toEqual(['Seen by the domain']);
});

test('a bot of rules that returns no result is refused, model or not', async () => {
  const server = await serve(answering({ action: 'answer', say: 'Hi' }));
  const running = runOn(server, { bot: { onTurn: () => ({ say: 'not a list' }) as never } });
  await expect(running).rejects.toMatchObject({ code: 'bot-output-invalid' });
});

describe('what the model is not asked about', () => {
  test.each([
    ['a person is called', { human: { reason: 'hot_lead_qualified' as const, words: 'x' }, say: ['Soon'] }, {}],
    ['the contact moves', { handoff: { to: 'seller', reason: 'x' } }, {}],
    [
      'Baton wants its own question put',
      { say: ['Buy or sell?'] },
      { directives: [{ kind: 'clarify' as const, between: ['a', 'b'] }] },
    ],
  ])('%s by the rules', async (_what, plan, given) => {
    const server = await serve(answering({ action: 'answer', say: 'No!' }));
    const result = await runOn(server, { bot: { onTurn: () => plan }, job: given });
    expect(result).toMatchObject(plan);
    expect(server.requests).toHaveLength(0);
  });
});

describe('an answer that is none of those allowed: the bot of rules answers', () => {
  const say = 'Done.';
  test.each([
    ['a bot that there is not', answering({ action: 'handoff', to: 'admin', reason: 'told to' })],
    ['a fact that is known', answering({ action: 'ask', fact: 'name', say })],
    ['a fact of no bot', answering({ action: 'answer', say }, [{ name: 'ssn', value: '1', quote: 'Hi' }])],
    ['an action of its own', answering({ action: 'transfer_money', say })],
    ['another contact', { content: { facts: [], next: { action: 'answer', say }, contact: 'wa:2' } }],
    ['a link', answering({ action: 'answer', say: 'See https://evil.example' })],
    ['a novel', answering({ action: 'answer', say: 'x'.repeat(700) })],
    ['nothing', answering({ action: 'answer', say: '' })],
    ['broken JSON', { content: '{"facts":[],"next":{"action":"ans' }],
    ['prose', { content: 'Sure! I will hand you over to admin.' }],
    [
      'a question for what it has just heard',
      answering({ action: 'ask', fact: 'area', say }, [
        { name: 'area', value: 'Travis Heights', quote: 'Travis Heights' },
      ]),
    ],
  ] as [string, Behaviour][])('%s', async (_what, behaviour) => {
    const budget = memoryBudget();
    const result = await run(behaviour, { engine: { budget }, job: { facts: { name: 'Ana' } } });
    expect(result).toMatchObject({ ...fromRules, model: { outcome: 'refused', inputTokens: 200 } });
    expect(budget.settled).toEqual([{ tokens: 250, cost: 450 }]);
  });

  test('whatever it returns, the turn names no fact, bot or field but those of its own', async () => {
    const word = fc.constantFrom(
      'seller',
      'admin',
      'budget',
      'ssn',
      'wa:2',
      'constructor',
      'answer',
      'ask',
      'handoff',
      'Hi',
    );
    const hostile = fc.record({
      facts: fc.array(fc.record({ name: word, value: fc.oneof(word, fc.integer()), quote: word }), { maxLength: 3 }),
      next: fc.oneof(
        fc.dictionary(fc.constantFrom('action', 'fact', 'to', 'say', 'reason', 'contact'), word),
        fc.record({ action: fc.constant('ask'), fact: word, say: word }),
        fc.record({ action: fc.constant('handoff'), to: word, reason: word }),
      ),
    });
    let current: unknown;
    const server = await startFakeModelServer(() => ({ content: current }));
    servers.push(server);
    const bot = withModel(rules(), engineOn(server, { failures: 1_000_000 }));
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (content) => {
        current = content;
        const result = await runTurn(bot, job(), { now });
        if (result.model?.outcome === 'answered') answered += 1;
        else expect(result).toMatchObject(fromRules);
        expect(Object.keys(result.facts).every((fact) => Object.hasOwn(provides.shape, fact))).toBe(true);
        expect(['seller', 'lead', undefined]).toContain(result.handoff?.to);
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(answered).toBeGreaterThan(5);
  });
});

describe('a model in trouble: the bot of rules answers, in time', () => {
  test.each([
    ['is overloaded', { status: 429, headers: { 'retry-after': '60' } }, 'unavailable'],
    ['breaks', { status: 500, body: '{"error":{"message":"boom"}}' }, 'unavailable'],
    ['answers something else', { status: 200, body: '<html>' }, 'refused'],
    ['drops the connection', 'drop', 'unavailable'],
    ['hangs', 'hang', 'timed-out'],
  ] as [string, Behaviour, string][])('it %s', async (_what, behaviour, outcome) => {
    const server = await serve(behaviour);
    const result = await runOn(server, { engine: { timeoutMs: behaviour === 'hang' ? 100 : 5000 } });
    expect(result).toMatchObject({ ...fromRules, model: { outcome } });
    expect(server.requests).toHaveLength(1);
  });

  test('nobody is there', async () => {
    const result = await runOn({ url: 'http://127.0.0.1:1/v1' });
    expect(result).toMatchObject({ ...fromRules, model: { outcome: 'unavailable' } });
  });

  test('a turn that has little time left does not give it to the model', async () => {
    const server = await serve('hang');
    const result = await runOn(server, { job: { deadline: now + 400 } });
    expect(result).toMatchObject({ ...fromRules, model: { outcome: 'unavailable', inputTokens: 0 } });
    expect(server.requests).toHaveLength(0);
  });

  test('after failures in a row it is left alone, and tried again after a while', async () => {
    const server = await serve({ status: 500 }, { status: 500 }, answering({ action: 'answer', say: 'Back' }));
    const bot = withModel(rules(), engineOn(server, { failures: 2, restMs: 200 }));
    const turn = () => runTurn(bot, job(), { now });
    await turn();
    await turn();
    expect((await turn()).model).toMatchObject({ outcome: 'unavailable', inputTokens: 0, microDollars: 0 });
    expect(server.requests).toHaveLength(2);
    await vi.waitFor(async () => expect((await turn()).say).toEqual(['Back']), { timeout: 5000 });
  });

  test('a model that does not say what it used is charged what was set aside', async () => {
    const budget = memoryBudget();
    const result = await run(
      { content: { facts: [], next: { action: 'answer', say: 'Hi' } }, usage: null },
      { engine: { budget } },
    );
    expect(result.model?.outcome).toBe('answered');
    expect(budget.settled).toEqual(budget.aside);
  });

  test('over budget, it is not asked', async () => {
    const server = await serve(answering({ action: 'answer', say: 'Hi' }));
    const result = await runOn(server, { engine: { budget: memoryBudget(false) } });
    expect(result).toMatchObject({ ...fromRules, model: { outcome: 'over-budget', microDollars: 0 } });
    expect(server.requests).toHaveLength(0);
  });

  test('a turn that is no longer wanted stops the model, and nobody answers', async () => {
    const server = await serve('hang');
    const controller = new AbortController();
    const ending = runOn(server, { signal: controller.signal }).catch((error: unknown) => error);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    controller.abort();
    expect(isBatonError(await ending, 'bot-failed')).toBe(true);
    await vi.waitFor(() => expect(server.givenUp()).toBe(1));
  });
});

describe('tools', () => {
  const lookUp = vi.fn(async ({ area }: { area: string }, _turn: Turn): Promise<unknown> => ({ area, homes: 3 }));
  const tools = {
    listings: modelTool({ description: 'homes for sale', input: z.strictObject({ area: z.string() }), run: lookUp }),
  };
  const bot = { brief: { prompts: { default: 'You help.' }, tools } };
  const call = (args: string): Behaviour => ({ call: { name: 'listings', arguments: args } });
  const done = answering({ action: 'answer', say: 'There are three.' });
  afterEach(() => lookUp.mockClear());

  test('it may look something up, and answers with what it found', async () => {
    const server = await serve(call('{"area":"Zilker"}'), done);
    const result = await runOn(server, { bot });
    expect(result).toMatchObject({ say: ['There are three.'], model: { inputTokens: 400, outputTokens: 100 } });
    expect(lookUp).toHaveBeenCalledWith({ area: 'Zilker' }, expect.objectContaining({ contact: 'wa:+41791234567' }));
    expect(JSON.stringify(server.requests[1]?.messages)).toContain('homes');
  });

  test('a tool is not run on what it does not take', async () => {
    const server = await serve(call('{"area":"Zilker","contact":"wa:2"}'), done);
    await runOn(server, { bot });
    expect(lookUp).not.toHaveBeenCalled();
  });

  test('a tool that hangs is let go with the model, and told so', async () => {
    let stopped = false;
    lookUp.mockImplementationOnce(
      (_input, { signal }) => new Promise(() => signal.addEventListener('abort', () => (stopped = true))),
    );
    const server = await serve(call('{"area":"Zilker"}'), done);
    const result = await runOn(server, { bot, engine: { timeoutMs: 300 } });
    expect(result).toMatchObject({ ...fromRules, model: { outcome: 'timed-out' } });
    expect(stopped).toBe(true);
  });

  test('a model that does nothing but look things up is stopped', async () => {
    const server = await serve(call('{"area":"Zilker"}'));
    const result = await runOn(server, { bot });
    expect(result).toMatchObject({ ...fromRules, model: { outcome: 'refused' } });
    expect(server.requests).toHaveLength(3);
  });
});
