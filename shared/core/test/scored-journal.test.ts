import { type ContactEventOf, Policy, type Scored } from '@baton/contracts';
import { expect, test } from 'vitest';
import { decide, initialState } from '../src/index.ts';

const text = { optedOut: 'Bye.', optedIn: 'Welcome back.', toHuman: 'A person comes.' };
const policy = Policy.parse({
  ...{ domain: 'test', firstBot: 'lead', bots: [{ id: 'lead' }], routes: [], phrases: { en: text, es: text } },
});
const plain: Scored = {
  ...{ model: 'm', intents: { selling: 0.9 }, evidence: [], language: 'en' },
  ...{ consent: null, human: null, wish: null },
};

const noted = (scored: Scored): unknown => {
  const message: ContactEventOf<'message.received'> = {
    ...{
      type: 'message.received',
      at: 1,
      id: 'm1',
      contact: 'c',
      channel: 'web',
      author: 'contact',
      text: 'sell',
      scored,
    },
  };
  const inputs = { policy, learned: {}, health: {}, now: 1, key: 'k' };
  return decide(initialState(), [message], inputs).journal.find(({ type }) => type === 'intent.scored');
};

test('the journal says in the light of which question a text was read, and why a classifier was not taken', () => {
  const second = { classifier: 'remote', result: 'timeout', tookMs: 800 } as const;
  expect(noted({ ...plain, asked: 'wish', second })).toEqual({
    ...{ type: 'intent.scored', id: 'm1', model: 'm', intents: { selling: 0.9 }, language: 'en' },
    ...{ asked: 'wish', second },
  });
});

test('where there was neither, the journal has no word of either', () => {
  expect(noted(plain)).not.toHaveProperty('asked');
  expect(noted(plain)).not.toHaveProperty('second');
});
