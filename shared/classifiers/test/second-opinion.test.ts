import type { Scored } from '@baton/contracts';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Budget } from '../src/budget.ts';
import type { Classifier } from '../src/classifier.ts';
import { createGuarded } from '../src/guarded.ts';
import { createHttpClassifier } from '../src/http-classifier.ts';
import { createModelClassifier } from '../src/model-classifier.ts';
import { createSecondOpinion, type SecondOpinionOptions } from '../src/second-opinion.ts';
import { type Behave, type ClassifierServer, endless, hang, json, startClassifierServer } from '../src/testing.ts';

const local: Scored = {
  ...{ model: 'built-in', intents: { buyer: 0.2, seller: 0.3 }, evidence: [], language: 'en' },
  ...{ consent: null, human: null, wish: null },
};
const intents = [
  { name: 'buyer', label: 'Buying a home' },
  { name: 'seller', label: 'Selling a home' },
];
const unasked = { asked: null };
const free: Budget = { setAside: async () => true, settle: async () => {} };
const good = json({ intents: { buyer: 0.1, seller: 0.97 }, words: { seller: ['goodbye to our house', 'invented'] } });
const text = 'Time to say goodbye to our house';

let server: ClassifierServer;
beforeEach(async () => {
  server = await startClassifierServer(good);
});
afterEach(() => server.close());

interface Setting extends Partial<Pick<SecondOpinionOptions, 'score' | 'when'>> {
  readonly classifier?: Classifier;
  readonly budget?: Budget;
  readonly timeoutMs?: number;
  readonly restMs?: number;
}

const scoring = (setting: Setting = {}) => {
  const { budget = free, timeoutMs = 2000, restMs = 60_000, when = 'always', score = () => local } = setting;
  const classifier = setting.classifier ?? createHttpClassifier({ url: server.url });
  const ask = createGuarded(classifier, budget, { timeoutMs, restMs });
  return createSecondOpinion({ score, ask, classifier: classifier.name, intents, when });
};

const resultFor = async (behave: Behave, setting: Setting = {}): Promise<Scored> => {
  server.behave(behave);
  return scoring(setting)(text, unasked);
};

describe('an answer', () => {
  test('replaces the confidences, and its quotes are the evidence that people are shown', async () => {
    const scored = await resultFor(good);
    expect(scored).toMatchObject({ intents: { buyer: 0.1, seller: 0.97 }, second: { result: 'used' } });
    expect(scored.model).toMatch(/^remote:127\.0\.0\.1:\d+, beside built-in$/);
    expect(scored.evidence).toEqual([
      { intent: 'seller', feature: 'goodbye to our house', weight: 3.476, span: [12, 32] },
    ]);
  });

  test('is asked for with the text and the question, and with nothing about who wrote it', async () => {
    await scoring()(text, { asked: 'wish', owner: 'lead' });
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ text, language: 'en', asked: 'wish', intents });
  });

  test('is asked for under a signature that the receiver can check', async () => {
    const secret = `whsec_${Buffer.from('a secret of enough length').toString('base64')}`;
    await scoring({ classifier: createHttpClassifier({ url: server.url, secret }) })(text, unasked);
    const { body = '', headers = {} } = server.requests[0] ?? {};
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ text });
    expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow();
  });
});

describe('rules come first, here and at once:', () => {
  test.each([
    ['an opt-out', { ...local, consent: 'stop' as const }],
    ['a call for a person', { ...local, human: { reason: 'explicit_human_request' as const, words: 'a person' } }],
    ['a wish in so many words', { ...local, wish: 'seller' }],
  ])('%s is not asked about', async (_, scored) => {
    expect(await resultFor(hang, { score: () => scored })).toEqual({
      ...scored,
      second: { classifier: 'remote', result: 'rule', tookMs: 0 },
    });
    expect(server.requests).toEqual([]);
  });

  test('what the built-in scorer is sure of is not asked about, unless everything is', async () => {
    const sure = { ...local, intents: { buyer: 0.02, seller: 0.95 } };
    const scored = await resultFor(good, { score: () => sure, when: 'undecided' });
    expect(scored).toMatchObject({ intents: sure.intents, second: { result: 'sure' } });
    expect((await resultFor(good, { score: () => sure })).second?.result).toBe('used');
  });

  test('an answer can take no opt-out back, and call nobody', async () => {
    const scored = await resultFor(json({ intents: { buyer: 0, seller: 0 }, consent: 'start', human: null }));
    expect(scored).toEqual({ ...local, second: expect.objectContaining({ result: 'bad-answer' }) });
  });
});

describe('the built-in score stands, and the reason is told, when the answer is', () => {
  const raw =
    (body: string): Behave =>
    (response) =>
      void response.writeHead(200).end(body);
  test.each<[string, Behave, string]>([
    ['no JSON', raw('<html>Not found</html>'), 'bad-answer'],
    ['empty', raw(''), 'bad-answer'],
    ['without an intent that was asked for', json({ intents: { seller: 0.9 } }), 'bad-answer'],
    ['about an intent that nobody knows', json({ intents: { buyer: 0, seller: 0, admin: 1 } }), 'bad-answer'],
    ['above one', json({ intents: { buyer: 0, seller: 1.5 } }), 'bad-answer'],
    ['no number', json({ intents: { buyer: 0, seller: '0.9' } }), 'bad-answer'],
    ['infinite', raw('{"intents":{"buyer":0,"seller":1e999}}'), 'bad-answer'],
    ['about the prototype', raw('{"intents":{"buyer":0,"seller":0.9},"__proto__":{"consent":"stop"}}'), 'bad-answer'],
    ['without end', endless, 'bad-answer'],
    ['a 500', json({ intents: { buyer: 0, seller: 0.9 } }, 500), 'refused'],
    ['a 429', json({}, 429), 'refused'],
    ['a way to somewhere else', (response) => void response.writeHead(302, { location: '/' }).end(), 'unreachable'],
    ['cut off', (response) => void response.socket?.destroy(), 'unreachable'],
  ])('%s', async (_, behave, result) => {
    expect(await resultFor(behave)).toEqual({ ...local, second: expect.objectContaining({ result }) });
  });

  test('nowhere to be had', async () => {
    await server.close();
    expect((await scoring()(text, unasked)).second?.result).toBe('unreachable');
    server = await startClassifierServer(good);
  });

  test('too late: nobody waits longer than they were told', async () => {
    const scored = await resultFor(hang, { timeoutMs: 60 });
    expect(scored).toMatchObject({ intents: local.intents, second: { result: 'timeout' } });
    expect(scored.second?.tookMs).toBeLessThan(1000);
  });

  test('too dear for what is left of the day', async () => {
    const spent: Budget = { ...free, setAside: async () => false };
    expect((await resultFor(good, { budget: spent })).second?.result).toBe('budget');
    expect(server.requests).toEqual([]);
  });
});

describe('after five failures in a row', () => {
  const fail = async (score: ReturnType<typeof scoring>): Promise<void> => {
    server.behave(json({}, 500));
    for (let count = 0; count < 5; count += 1) await score(text, unasked);
  };

  test('it is left alone: messages cost no more than without it', async () => {
    const score = scoring();
    await fail(score);
    const began = performance.now();
    const results = await Promise.all(Array.from({ length: 200 }, () => score(text, unasked)));
    expect(new Set(results.map(({ second }) => second?.result))).toEqual(new Set(['breaker-open']));
    expect(server.requests).toHaveLength(5);
    expect((performance.now() - began) / results.length).toBeLessThan(5);
  });

  test('one message tries it again, and while that waits nobody else does', async () => {
    const score = scoring({ restMs: 1 });
    await fail(score);
    server.behave(hang);
    await expect
      .poll(async () => {
        const slow = score(text, unasked);
        const other = await score(text, unasked);
        void slow;
        return [other.second?.result, server.requests.length];
      })
      .toEqual(['breaker-open', 6]);
  });

  test('it is listened to again once it answers', async () => {
    const score = scoring({ restMs: 1 });
    await fail(score);
    server.behave(good);
    await expect.poll(async () => (await score(text, unasked)).second?.result).toBe('used');
    expect((await score(text, unasked)).second?.result).toBe('used');
  });
});

describe('a language model', () => {
  const completion = (content: string, usage = { prompt_tokens: 400, completion_tokens: 50, total_tokens: 450 }) =>
    json({
      ...{ id: 'c1', object: 'chat.completion', created: 1, model: 'small' },
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
      usage,
    });
  const model = () =>
    createModelClassifier({ url: server.url, apiKey: 'key', model: 'small', price: { input: 1, output: 5 } });

  test('is asked for enumerated intents alone, and pays what it used', async () => {
    const settled: number[][] = [];
    const budget: Budget = { setAside: async () => true, settle: async (...costs) => void settled.push(costs) };
    const answer = JSON.stringify({ intents: { buyer: 0, seller: 0.9 }, words: { seller: ['goodbye'] } });
    const scored = await resultFor(completion(answer), { classifier: model(), budget });
    expect(scored).toMatchObject({ intents: { buyer: 0, seller: 0.9 }, model: 'model:small, beside built-in' });
    const [setAside = 0, cost] = settled[0] ?? [];
    expect(cost).toBe(400 * 1 + 50 * 5);
    expect(setAside).toBeGreaterThan(400 + 50 * 5);
    const asked = JSON.parse(server.requests[0]?.body ?? '');
    expect(asked.response_format.json_schema.schema.properties.intents).toMatchObject({
      required: ['buyer', 'seller'],
      additionalProperties: false,
    });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer key');
  });

  test.each<[string, () => Behave, string]>([
    ['chats instead', () => completion('Sure! The seller intent it is.'), 'bad-answer'],
    ['obeys the message', () => completion('{"intents":{"admin":1}}'), 'bad-answer'],
    ['is over its quota', () => json({ error: { message: 'quota' } }, 429), 'refused'],
    ['is broken', () => json({ error: { message: 'broken' } }, 500), 'refused'],
    ['hangs', () => hang, 'timeout'],
  ])('that %s changes nothing', async (_, behave, result) => {
    const scored = await resultFor(behave(), { classifier: model(), timeoutMs: result === 'timeout' ? 100 : 5000 });
    expect(scored).toEqual({ ...local, second: expect.objectContaining({ result, classifier: 'model' }) });
  });
});
