import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import type { Handoff } from '../src/state.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  asksForPerson,
  assigned,
  fails,
  finishes,
  finishesSilently,
  handedOff,
  passes,
  says,
  scored,
  stops,
  under,
  wishes,
} from '../testing/happenings.ts';
import { withLimits } from '../testing/rules.ts';
import type { Happening } from '../testing/world.ts';

const moved = given(says('hi', at('09:59')), scored({ seller: 0.9 }, at('10:00')));

describe('a handoff is', () => {
  test('successful once the target has learned something, and only once', () =>
    moved
      .when(finishes({ facts: { address: { value: '1 Main St' } } }, at('10:01')))
      .records('successful')
      .when(says('more', at('10:02')), finishes({ facts: { condition: { value: 'good' } } }, at('10:03')))
      .records());

  test('successful once the contact has answered the target twice', () =>
    moved
      .when(finishesSilently(at('10:01')), says('one', at('10:02')))
      .records()
      .when(finishesSilently(at('10:02')), says('two', at('10:03')))
      .records('successful'));

  test('not answered by the words that leave the target', () =>
    moved
      .when(finishesSilently(at('10:01')), says('one', at('10:02')), wishes('buyer', at('10:03')))
      .isOwnedBy('buyer')
      .records());

  test('the target’s own: what another bot does says nothing of it', () => {
    const twice = moved.when(wishes('buyer', at('10:05')));
    twice
      .when(fails(at('10:06'), true))
      .records('failed')
      .journals('outcome.recorded', { from: 'seller', to: 'buyer' });
    twice
      .when(finishes({ facts: { budget: { value: 1 } } }, at('10:06')))
      .records('successful')
      .journals('outcome.recorded', { from: 'seller', to: 'buyer', result: 'successful' });
    twice
      .when(
        finishesSilently(at('10:06')),
        says('one', at('10:07')),
        finishesSilently(at('10:08')),
        says('two', at('10:09')),
      )
      .records('successful')
      .satisfies(({ state }) => expect(state.handoffs[0]?.outcome).toMatchObject({ status: 'open', answers: 0 }));
  });

  test('reverted when the contact goes back to the source within half an hour', () =>
    moved
      .when(wishes('buyer', at('10:05')))
      .records()
      .when(wishes('seller', at('10:10')))
      .records('reverted'));

  test('reverted, too, when it is an administrator who takes the contact back', () =>
    moved
      .when(assigned('lead', at('10:30')))
      .records('reverted')
      .journalsNo('handoff.returned'));

  test('no longer reverted after that', () => moved.when(assigned('lead', at('10:30:01'))).records());

  test('returned, when the chain goes back along the route it came', () =>
    moved
      .when(finishesSilently(at('10:00')), finishesSilently(at('10:00')), scored({ buyer: 0.9 }, at('10:05')))
      .when(wishes('seller', at('10:10')))
      .journals('handoff.returned', { from: 'buyer', to: 'seller' })
      .records('reverted'));

  test('failed when the target fails for good', () =>
    moved
      .when(fails(at('10:01'), true))
      .records('failed')
      .isOwnedBy('human'));
  test('failed when the contact opts out', () => moved.when(stops(at('10:01'))).records('failed'));
  test('failed when the contact asks for a person', () => moved.when(asksForPerson(at('10:01'))).records('failed'));

  test('successful when the target hands a qualified contact to a person', () =>
    moved
      .when(finishes({ say: ['Soon!'], human: { reason: 'hot_lead_qualified', words: 'ready' } }, at('10:01')))
      .records('successful'));

  test('a time-out when neither happens within a day', () =>
    moved
      .when(finishesSilently(at('10:01')))
      .satisfies(({ state }) => {
        expect(wakeAt(state)).toBe(at('1 10:00'));
      })
      .when(passes(at('1 10:00')))
      .records('timeout')
      .leaves({ handoffs: [] }));
});

test('a move that goes on is no return, nor is one to where another bot had left it from', () => {
  moved.journalsNo('handoff.returned');
  moved
    .when(finishesSilently(at('10:01')), assigned('buyer', at('10:40')), says('hm', at('10:41')))
    .when(finishes({ handoff: { to: 'lead', reason: 'asks' } }, at('10:42')))
    .isOwnedBy('lead')
    .journalsNo('handoff.returned');
});

test('a return is told from the latest move, however many there were before', () =>
  given(
    under(withLimits({ perHour: 9, cooldownMs: 0 })),
    handedOff('lead', 'buyer', at('10:00')),
    handedOff('buyer', 'seller', at('10:10')),
    handedOff('seller', 'lead', at('10:20')),
    handedOff('lead', 'buyer', at('10:30')),
  )
    .when(says('hm', at('10:31')), finishes({ handoff: { to: 'lead', reason: 'asks' } }, at('10:32')))
    .journals('handoff.returned', { from: 'buyer', to: 'lead' }));

test('a move is forgotten when no guard looks at it any more, and not before its outcome is known', () => {
  const closed = { status: 'closed', result: 'successful' } as const;
  const remembers =
    (...handoffs: Handoff[]): Happening =>
    (world) => ({ ...world, state: { ...world.state, handoffs } });
  const move = (id: string, time: number, outcome: Handoff['outcome']): Handoff => ({
    ...{ id, from: 'lead', to: 'seller', at: time, outcome },
  });
  given(
    remembers(
      move('k-h1-1', at('10:00'), { status: 'open', answers: 0, until: at('3 10:00') }),
      move('k-h2-1', at('10:00'), closed),
      move('k-h3-1', at('10:01'), closed),
      move('k-h4-1', at('20:00'), closed),
    ),
  )
    .when(passes(at('1 10:00')))
    .satisfies(({ state }) => expect(state.handoffs.map(({ id }) => id)).toEqual(['k-h1-1', 'k-h3-1', 'k-h4-1']));
});
