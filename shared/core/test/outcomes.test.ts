import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  asksForPerson,
  assigned,
  fails,
  finishes,
  finishesSilently,
  passes,
  says,
  scored,
  stops,
  wishes,
} from '../testing/happenings.ts';

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
