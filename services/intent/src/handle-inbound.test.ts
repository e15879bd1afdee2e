import { type ContactEventOf, isBatonError, type Scored } from '@baton/contracts';
import { type ContactState, initialState, serializeState } from '@baton/core';
import type { Lane } from '@baton/lanes';
import { createScorer, defineIntents } from '@baton/scoring';
import { UnrecoverableError } from 'bullmq';
import type { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import type { DeadInbound } from './dead-letter.ts';
import { createHandleInbound, type Inbound, type IntentPorts } from './handle-inbound.ts';

const scored: Scored = {
  ...{ model: 'test', intents: { selling: 0.9 }, evidence: [], language: 'en' },
  ...{ consent: null, human: null, wish: null },
};

const setUp = (ports: Partial<Omit<IntentPorts, 'lane'>> = {}, lane: Partial<Lane> = {}) => {
  const filled: ContactEventOf<'message.received'>[] = [];
  const dead: DeadInbound[] = [];
  const defaults: Partial<Lane> = {
    reserve: async () => ({ status: 'accepted', position: 1 }),
    fill: async (_key, _id, body) => {
      filled.push(JSON.parse(body));
      return 'filled';
    },
    doc: async () => null,
  };
  const handle = createHandleInbound({
    lane: { ...defaults, ...lane } as Lane,
    redis: { time: async () => [1_700_000_000, 5000] } as unknown as Redis,
    ...{ score: () => scored, watch: () => {} },
    idKey: undefined,
    fileDeadLetter: async (letter) => void dead.push(letter),
    ...ports,
  });
  return { handle, filled, dead };
};

const job = (data: unknown, rest: Partial<Inbound> = {}): Inbound => ({
  ...{ id: '7', data, timestamp: 1_600_000_000_000, attemptsMade: 0, opts: { attempts: 5 } },
  ...rest,
});
const message = { contact: 'c', id: 'm', text: 'Selling my house' };

test('an accepted message keeps the time of its acceptance', async () => {
  const { handle, filled } = setUp();
  await handle(job({ ...message, ticket: true }));
  expect(filled[0]).toMatchObject({ type: 'message.received', at: 1_600_000_000_000, scored, text: message.text });
});

test("a raw producer's message is dated by Redis, for its producer's clock may be wrong", async () => {
  const { handle, filled } = setUp();
  await handle(job({ contact: 'c', text: 'Hello' }));
  expect(filled[0]?.at).toBe(1_700_000_000_005);
});

test.each([
  ['an opt-out', { scored: { ...scored, consent: 'stop' as const } }, true],
  [
    'a wish for a person',
    { scored: { ...scored, human: { reason: 'bot_request' as const, words: 'a person' } } },
    true,
  ],
  ['any other message', { scored }, false],
])('%s is filed as what it is: pressing or not', async (_, found, pressing) => {
  const options: unknown[] = [];
  const fill: Lane['fill'] = async (_key, _id, _body, given) => {
    options.push(given);
    return 'filled';
  };
  await setUp({ score: () => found.scored }, { fill }).handle(job({ ...message, ticket: true }));
  expect(options).toEqual([{ pressing }]);
});

test('a scorer that fails is tried again, and at last the message goes on without a score', async () => {
  const score = () => {
    throw new Error('scorer broke');
  };
  const { handle, filled } = setUp({ score });
  await expect(handle(job({ ...message, ticket: true }))).rejects.toThrow('scorer broke');
  expect(filled).toEqual([]);
  await handle(job({ ...message, ticket: true }, { attemptsMade: 4 }));
  expect(filled[0]?.scored).toBeNull();
});

test('what can never be read fails at once, without its text, and is kept for people to look at', async () => {
  const { handle, dead } = setUp();
  const data = { contact: 'canary-contact', text: 42 };
  const error = await handle(job(data)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnrecoverableError);
  expect(String(error)).not.toContain('canary');
  expect(dead).toEqual([{ job: '7', code: 'bad-input', problems: [{ field: 'text', expected: 'a string' }], data }]);
});

test('the same id with another text is a dead letter, not a second message', async () => {
  const { handle, filled, dead } = setUp({}, { reserve: async () => ({ status: 'conflict' }) });
  await expect(handle(job(message))).rejects.toBeInstanceOf(UnrecoverableError);
  expect(filled).toEqual([]);
  expect(dead[0]?.code).toBe('duplicate-id');
});

test('a full mailbox is waited for', async () => {
  const { handle, dead } = setUp({}, { reserve: async () => ({ status: 'full', size: 9, cap: 9 }) });
  const error = await handle(job(message)).catch((caught: unknown) => caught);
  expect(isBatonError(error, 'mailbox-full')).toBe(true);
  expect(dead).toEqual([]);
});

test('a ticket that Redis has forgotten is taken anew rather than losing the message', async () => {
  const calls: string[] = [];
  const lane: Partial<Lane> = {
    reserve: async () => {
      calls.push('reserve');
      return { status: 'accepted', position: 1 };
    },
    fill: async () => {
      calls.push('fill');
      return calls.includes('reserve') ? 'filled' : 'unknown';
    },
  };
  const { handle } = setUp({}, lane);
  expect(await handle(job({ ...message, ticket: true }))).toBe('filled');
  expect(calls).toEqual(['fill', 'reserve', 'fill']);
});

describe('a text is read in the light of the conversation', () => {
  const intent = (word: string) => ({
    ...{ label: word, phrases: [{ weight: 5, phrases: [`want to ${word}`] }] },
    answers: { wish: [word, 'both'] },
  });
  const pack = { name: 'homes', intents: { buyer: intent('buy'), seller: intent('sell') } };
  const { score } = createScorer(defineIntents(pack));
  const known = (state: Partial<ContactState>): Partial<Lane> => ({
    doc: async () => serializeState({ ...initialState(), owner, ...state }),
  });
  const owner = { status: 'bot', bot: 'lead', since: 1, idleAt: null } as const;
  const asked = { bot: 'lead', fact: 'wish' };
  const confidence = async (text: string, lane: Partial<Lane>): Promise<Record<string, number>> => {
    const { handle, filled } = setUp({ score }, lane);
    await handle(job({ ...message, text, ticket: true }));
    return filled[0]?.scored?.intents ?? {};
  };

  test('"sell" after "buy or sell?" is a wish to sell; out of the blue it is not enough', async () => {
    expect((await confidence('sell', known({ asked }))).seller).toBeGreaterThan(0.9);
    expect((await confidence('sell', known({}))).seller).toBeLessThan(0.7);
  });

  test('"both" is both', async () => {
    const both = await confidence('both', known({ asked }));
    expect(Math.min(both.buyer ?? 0, both.seller ?? 0)).toBeGreaterThan(0.9);
  });

  test('the answer to another question is no wish', async () => {
    expect((await confidence('sell', known({ asked: { bot: 'lead', fact: 'name' } }))).seller).toBeLessThan(0.7);
  });

  test('the question is kept with the score, so that a replay needs to look nothing up', async () => {
    const { handle, filled } = setUp({ score }, known({ asked }));
    await handle(job({ ...message, text: 'sell', ticket: true }));
    expect(filled[0]?.scored?.asked).toBe('wish');
  });

  test('a text that tells no language is taken to be in that of the conversation', async () => {
    const { handle, filled } = setUp({ score }, known({ language: 'es' }));
    await handle(job({ ...message, text: '650k', ticket: true }));
    expect(filled[0]?.scored).toMatchObject({ language: 'es', languageTold: false });
  });

  test('a document of a later version costs the hint and not the message', async () => {
    const { handle, filled } = setUp({ score }, { doc: async () => '{"schema":99}' });
    await handle(job({ ...message, text: 'I want to sell my house', ticket: true }));
    expect(filled[0]?.scored?.intents.seller).toBeGreaterThan(0.7);
  });
});
