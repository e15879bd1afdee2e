import { describe, expect, test } from 'vitest';
import { at } from '../testing/clock.ts';
import { ask, clarify, defer, given, review, stay } from '../testing/given.ts';
import {
  assigned,
  finishes,
  finishesSilently,
  handedOff,
  owner,
  passes,
  says,
  scored,
  slow,
  under,
} from '../testing/happenings.ts';
import { rules, withBot, withLimits, withRoute } from '../testing/rules.ts';

/** The move to a seller who is too slow waits until 10:30. */
const deferred = given(
  owner('lead'),
  slow('seller', at('10:00')),
  scored({ seller: 0.9 }, at('10:00')),
  finishesSilently(at('10:01')),
);

describe('one move waits at a time', () => {
  test('another that must wait takes its place, and counts its own attempts', () =>
    deferred
      .when(slow('buyer', at('10:05')), scored({ buyer: 0.95 }, at('10:05')))
      .decides(defer('lead', { to: 'buyer', until: at('10:35') }))
      .journals('handoff.expired', { from: 'lead', to: 'seller' })
      .journalsNo('review.withdrawn')
      .journals('handoff.deferred', { to: 'buyer', attempt: 1, until: at('10:35') })
      .waits({ status: 'deferred', from: 'lead', attempt: 1, until: at('10:35') }));

  test('another whose facts must be asked for takes its place', () =>
    given(
      under(withRoute('lead', 'buyer', { requires: ['area'] })),
      slow('seller', at('10:00')),
      scored({ seller: 0.9 }, at('10:00')),
    )
      .when(scored({ buyer: 0.95 }, at('10:05')))
      .decides(ask('lead', { to: 'buyer' }))
      .journals('handoff.expired', { from: 'lead', to: 'seller' })
      .waits({ status: 'asking', missing: ['area'], until: at('1 10:05') }));

  test('another that a person must approve takes its place', () =>
    given(
      under(withRoute('lead', 'buyer', { review: true })),
      slow('seller', at('10:00')),
      scored({ seller: 0.9 }, at('10:00')),
    )
      .when(scored({ buyer: 0.95 }, at('10:05')))
      .decides(review('lead', { to: 'buyer' }))
      .journals('handoff.expired', { from: 'lead', to: 'seller' })
      .journals('review.opened', { to: 'buyer' }));

  test('a second that a person must approve withdraws the first', () => {
    const routes = rules().routes.map((route) => (route.from === 'lead' ? { ...route, review: true } : route));
    given(under({ ...rules(), routes }), scored({ seller: 0.9 }, at('10:00')))
      .when(scored({ buyer: 0.95 }, at('10:05')))
      .journals('review.withdrawn')
      .journals('review.opened', { to: 'buyer' })
      .waits({ status: 'review', until: at('1 10:05') });
  });

  test('the same again is no other: nothing expires', () => {
    deferred.when(slow('seller', at('10:20')), scored({ seller: 0.9 }, at('10:20'))).journalsNo('handoff.expired');
    given(under(withRoute('lead', 'seller', { requires: ['area'] })), scored({ seller: 0.9 }, at('10:00')))
      .when(scored({ seller: 0.9 }, at('10:05')))
      .decides(ask('lead', { to: 'seller' }))
      .journalsNo('handoff.expired');
  });

  test('a move along a route that a bot has made up leaves the one that waits', () =>
    deferred
      .when(says('hm', at('10:05')), finishes({ handoff: { to: 'nowhere', reason: 'guesses' } }, at('10:06')))
      .journals('handoff.refused', { from: 'lead', to: 'nowhere', guard: 'threshold', until: null })
      .starts('lead', {
        directives: [{ kind: 'refused', to: 'nowhere', guard: 'threshold', why: 'there is no route lead->nowhere' }],
      })
      .journalsNo('handoff.expired')
      .waits({ status: 'deferred', until: at('10:30') }));

  test('a move whose route the policy no longer has waits no more', () =>
    deferred
      .when(under({ ...rules(), routes: [] }), passes(at('10:05')))
      .decides(stay('lead', { trigger: 'timer', why: 'there is no route lead->seller', candidates: [], evidence: [] }))
      .journals('handoff.expired', { from: 'lead', to: 'seller' })
      .waits({ status: 'none' }));
});

describe('a refusal', () => {
  test('of what a message says for too little is no news to the owner', () =>
    given(owner('lead'))
      .when(scored({ seller: 0.4 }, at('10:00')))
      .decides(stay('lead', { guard: 'threshold' }))
      .journalsNo('handoff.refused')
      .starts('lead', { directives: [] }));

  test('of a message leaves the move that waits: its target may be well by then', () =>
    given(
      handedOff('seller', 'buyer', at('01:00')),
      assigned('lead', at('09:55')),
      slow('seller', at('10:00')),
      scored({ seller: 0.9 }, at('10:00')),
    )
      .when(under(withLimits({ perDay: 1 })), scored({ seller: 0.9 }, at('10:05')))
      .decides(stay('lead', { guard: 'rate-day' }))
      .journalsNo('handoff.expired')
      .waits({ status: 'deferred', until: at('10:30') }));

  test('of what a bot asks for ends the move that waits to the same bot', () =>
    deferred
      .when(
        says('hm', at('10:05')),
        finishes({ handoff: { to: 'seller', reason: 'asks', confidence: 0.3 } }, at('10:06')),
      )
      .decides(stay('lead', { guard: 'threshold', trigger: 'request' }))
      .journals('handoff.expired', { to: 'seller' })
      .journalsNo('handoff.given_up')
      .waits({ status: 'none' }));

  test('by a policy that allows no deferral any more ends the wait', () =>
    deferred
      .when(under(withLimits({ performance: { maxDeferrals: 0 } })), slow('seller', at('10:05')))
      .when(scored({ seller: 0.9 }, at('10:05')))
      .decides(stay('lead', { guard: 'performance', until: null }))
      .journals('handoff.given_up', { attempts: 1 })
      .journals('handoff.refused', { guard: 'performance', until: null })
      .journals('handoff.expired', { to: 'seller' })
      .waits({ status: 'none' })
      .satisfies(({ explanations }) => expect(explanations.at(-1)?.why).toMatch(/limit 1\.20; deferred too often$/)));

  test('for a review tells the owner that its wish waits for a person', () =>
    given(under(withRoute('lead', 'seller', { review: true })))
      .when(scored({ seller: 0.9 }, at('10:00')))
      .starts('lead', {
        directives: [
          { kind: 'refused', to: 'seller', guard: 'review', until: null, why: expect.stringContaining('approval') },
        ],
      }));
});

describe('which is meant', () => {
  const renting = withBot('lead', { intents: ['rent'] });

  test('is asked of the rival that ties, though the owner is far behind', () =>
    given(under(renting), owner('buyer'))
      .when(scored({ seller: 0.9, rent: 0.86, buyer: 0.3 }, at('10:00')))
      .decides(clarify('buyer', { guard: 'margin' }))
      .starts('buyer', { directives: [{ kind: 'clarify', between: ['seller', 'lead'] }] }));

  test('is asked of the rival that ties, not of the owner who is clearly ahead', () =>
    given(under(renting), owner('buyer'))
      .when(scored({ seller: 0.9, rent: 0.88, buyer: 0.95 }, at('10:00')))
      .decides(clarify('buyer', { guard: 'margin' }))
      .starts('buyer', { directives: [{ kind: 'clarify', between: ['seller', 'lead'] }] }));

  test('is plain when the owner is ahead by exactly the hysteresis', () =>
    given(owner('buyer'))
      .when(scored({ seller: 0.85, buyer: 0.9 }, at('10:00')))
      .decides(stay('buyer', { guard: 'margin' })));
});
