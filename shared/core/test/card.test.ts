import type { HandoffCard } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { cardOf } from '../src/card.ts';
import { cardNow, initialState } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  asksForPerson,
  finishes,
  knows,
  messageEvent,
  personWrites,
  says,
  scored,
  takesOver,
  under,
} from '../testing/happenings.ts';
import { withRoute } from '../testing/rules.ts';
import { type Happening, happen } from '../testing/world.ts';

describe('a card', () => {
  test.each<[HandoffCard['reason'], HandoffCard['priority']]>([
    ['legal_financial_topic', 'urgent'],
    ['bot_failed', 'urgent'],
    ['explicit_human_request', 'high'],
    ['hot_lead_qualified', 'high'],
    ['unproductive_loop', 'normal'],
    ['bot_request', 'normal'],
    ['review_timed_out', 'normal'],
    ['took-over', 'normal'],
    ['on-request', 'normal'],
  ])('of %s is %s', (reason, priority) =>
    expect(cardOf(initialState(), { id: 'k-c1-1', key: 'k', reason, words: '', now: at('10:00') })).toMatchObject({
      reason,
      priority,
    }),
  );

  test('of a contact never seen says nothing that is not known', () =>
    expect(cardNow(initialState(), 'k', at('10:00'))).toEqual({
      ...{ schema: 1, id: 'k-now', key: 'k', contact: '', channel: 'web', language: 'en', from: 'nobody' },
      ...{ reason: 'on-request', words: '', confidence: 1, priority: 'normal', at: at('10:00') },
      ...{ facts: {}, summary: '', openQuestions: [], messages: [] },
    }));

  test('names what is still open: the question that was put, and what the move that waits is waiting for, each once', () =>
    given(under(withRoute('lead', 'seller', { requires: ['area', 'name'] })), scored({ seller: 0.9 }, at('10:00')))
      .when(finishes({ say: ['Your budget?'], asked: 'budget' }, at('10:01')))
      .satisfies((_, { state, key }) =>
        expect(cardNow(state, key, at('10:02')).openQuestions).toEqual(['budget', 'area', 'name']),
      )
      .when(says('why?', at('10:03')), finishes({ say: ['Where?'], asked: 'area' }, at('10:04')))
      .satisfies((_, { state, key }) =>
        expect(cardNow(state, key, at('10:05')).openQuestions).toEqual(['area', 'name']),
      ));

  test('names nothing open where all that was asked is answered', () =>
    given(says('hi', at('10:00')), finishes({ say: ['Where?'], asked: 'area' }, at('10:01')))
      .when(knows({ area: 'north' }, at('10:02')))
      .satisfies((_, { state, key }) => expect(cardNow(state, key, at('10:02')).openQuestions).toEqual([])));

  test('shows what nobody has answered: what the bot is at, and what has come since', () =>
    given(says('one', at('10:00')), says('two', at('10:01'))).satisfies((_, { state, key }) =>
      expect(cardNow(state, key, at('10:02')).messages).toEqual([
        { id: 'message000', text: 'one', at: at('10:00') },
        { id: 'message001', text: 'two', at: at('10:01') },
      ]),
    ));

  test('while a person has the contact shows why, and what the contact has said meanwhile', () =>
    given(says('hi', at('10:00')), asksForPerson(at('10:01')))
      .when(says('hello?', at('10:02')), personWrites(at('10:03')), says('fine', at('10:04')))
      .satisfies((_, { state, key }) =>
        expect(cardNow(state, key, at('10:05'))).toMatchObject({
          ...{ from: 'human', reason: 'explicit_human_request', priority: 'high', language: 'en' },
          messages: [{ text: 'hello?' }, { text: 'fine' }],
        }),
      ));

  test('dates what was said by when it was accepted, and never later than it was heard', () => {
    const heardAt = at('10:00:05');
    const times = (...before: Happening[]): unknown[] => {
      let found: unknown[] = [];
      given(...before)
        .when((world) => happen(world, heardAt, [messageEvent(world, at('10:00'), { text: 'early', id: 'early' })]))
        .when((world) => happen(world, heardAt, [messageEvent(world, at('10:01'), { text: 'late', id: 'late' })]))
        .satisfies((_, { state, key }) => {
          found = cardNow(state, key, heardAt).messages.map((message) => message.at);
        });
      return found;
    };
    expect(times()).toEqual([at('10:00'), heardAt]);
    expect(times(takesOver(at('09:59')))).toEqual([at('10:00'), heardAt]);
  });

  test('of a contact whom a person has taken shows nothing, where nothing was said', () =>
    given(takesOver(at('10:00'))).satisfies((_, { state, key }) =>
      expect(cardNow(state, key, at('10:01'))).toMatchObject({ reason: 'took-over', messages: [] }),
    ));

  test('is in the language of the contact', () =>
    given(says('Hola', at('10:00'), { language: 'es' })).satisfies((_, { state, key }) =>
      expect(cardNow(state, key, at('10:01')).language).toBe('es'),
    ));
});
