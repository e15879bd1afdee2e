import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  assigned,
  finishesSilently,
  knows,
  messageEvent,
  owner,
  says,
  speaksJustBefore,
  takesOver,
  under,
} from '../testing/happenings.ts';
import { withBot } from '../testing/rules.ts';
import { commandsOf, type Happening, happen, newWorld } from '../testing/world.ts';

/** Which of the replies may still go out. */
const epochs = (happenings: readonly Happening[]): boolean[] => {
  let found: boolean[] = [];
  given(...happenings).satisfies(({ commands, state }) => {
    found = commandsOf(commands, 'send-reply').map(({ reply }) => reply.epoch === state.epoch);
  });
  return found;
};

describe('an order of an administrator', () => {
  test('for the owner that the contact has changes nothing', () =>
    given(owner('buyer'), says('hi', at('10:00')))
      .when(assigned('buyer', at('10:01')))
      .changesNothing());

  test('stops no turn, where none is running', () =>
    given(owner('buyer'))
      .when(assigned('seller', at('10:01')))
      .commands()
      .journalsNo('turn.superseded'));

  test('that gives the contact to nobody leaves it to the first bot, when it writes again', () =>
    given(owner('buyer'), says('hi', at('10:00')), finishesSilently(at('10:01')))
      .when(assigned('nobody', at('10:02')))
      .isOwnedBy('nobody')
      .journals('owner.changed', { from: 'buyer', to: 'nobody', reason: 'assigned by admin' })
      .satisfies(({ state }) => expect(wakeAt(state)).toBeNull())
      .when(says('hello?', at('10:03')))
      .answers('lead', 'hello?'));

  test('that gives it to nobody while something waits for an answer gives it to the first bot at once', () => {
    given(owner('buyer'), says('hi', at('10:00')))
      .when(assigned('nobody', at('10:01')))
      .answers('lead', 'hi');
    given(under(withBot('buyer', { burst: { quietMs: 5000, maxMs: 9000 } })), owner('buyer'), says('hi', at('10:00')))
      .startsNoTurn()
      .when(assigned('nobody', at('10:00:01')))
      .answers('lead', 'hi');
  });

  test('tells a bot whom it takes the contact from, and of nobody where it had none', () => {
    given(owner('buyer'))
      .when(assigned('seller', at('10:00')), says('hi', at('10:01')))
      .starts('seller', { directives: [{ kind: 'welcome', from: 'buyer' }] });
    given(assigned('seller', at('10:00')))
      .when(says('hi', at('10:01')))
      .starts('seller', { directives: [] });
  });

  test('that gives it to a person says who, and silences what a bot was about to say', () => {
    const order = { type: 'owner.assigned', at: at('10:01'), contact: 'web:ana', owner: 'human', by: 'eva' } as const;
    given(says('hi', at('10:00')))
      .when(speaksJustBefore(order))
      .isOwnedBy('human')
      .journals('human.took_over', { by: 'eva', reason: 'took-over' });
    expect(epochs([says('hi', at('10:00')), speaksJustBefore(order)])).toEqual([false]);
  });

  test('names the contact once: who is known by another name stays so', () => {
    const order = { type: 'owner.assigned', at: at('10:01'), contact: 'sms:+1', owner: 'buyer', by: 'eva' } as const;
    const arrives: Happening = (world) => happen(world, at('10:01'), [order]);
    given().when(arrives).leaves({ contact: 'sms:+1' });
    given(says('hi', at('10:00')))
      .when(arrives)
      .leaves({ contact: 'web:ana' });
  });
});

test('a person who takes over silences what a bot was about to say, and is known with the contact', () => {
  const event = { type: 'human.took_over', at: at('10:01'), contact: 'web:ana', by: 'maria' } as const;
  expect(epochs([says('hi', at('10:00')), speaksJustBefore(event)])).toEqual([false]);
  given(takesOver(at('10:00')))
    .journals('human.took_over', { by: 'maria' })
    .leaves({ contact: 'web:ana' });
});

test('a person who takes over from another has the contact from then on', () =>
  given(assigned('human', at('10:00')))
    .when(takesOver(at('11:00')))
    .journalsNo('human.took_over')
    .satisfies(({ state }) => expect(state.owner).toMatchObject({ by: 'maria', idleAt: at('23:00') })));

test('what is recorded of a contact that nobody knows yet is kept with its name', () =>
  given(knows({ name: 'Ana' }, at('10:00')))
    .isOwnedBy('nobody')
    .leaves({ contact: 'web:ana' })
    .journals('facts.learned', { facts: { name: 'Ana' }, by: 'admin' }));

test.each([
  ['a person who answers in the channel', messageEvent(newWorld(), at('10:01'), { author: 'human', scored: null })],
  [
    'a contact who asks for a person',
    messageEvent(newWorld(), at('10:01'), {
      id: 'another',
      scored: { human: { reason: 'explicit_human_request', words: 'a person' } },
    }),
  ],
])('%s silences what a bot was about to say', (_, event) => {
  expect(epochs([says('hi', at('10:00'), {}), speaksJustBefore({ ...event, id: 'another' })])[0]).toBe(false);
});
