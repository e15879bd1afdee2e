import { describe, expect, test } from 'vitest';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import { learnedFor, owner, scored, under, wishes } from '../testing/happenings.ts';
import { rules, withLimits } from '../testing/rules.ts';

const intentFacts = { seller: { wish: 'sell' }, buyer: { wish: 'buy' } };
const evident = rules({ intentFacts, bothFacts: { wish: 'both' } });
const now = at('10:00');

describe('an intent that is itself the evidence for a fact', () => {
  test('says where it was read, how surely, and when', () =>
    given(under(evident), scored({ seller: 0.9 }, now)).satisfies(({ state }) =>
      expect(state.facts.wish).toEqual({
        ...{ value: 'sell', confidence: 0.9, extractor: 'intent', source: 'message000', at: now },
      }),
    ));

  test('holds by an explicit wish, however little its words say', () =>
    given(under(evident))
      .when(wishes('seller', now))
      .journals('facts.learned', { facts: { wish: 'sell' } }));

  test('does not hold when nothing speaks for it, though its route asks for nothing', () => {
    const routes = evident.routes.map((route) => ({ ...route, threshold: 0 }));
    given(under({ ...evident, routes }))
      .when(scored({}, now))
      .journalsNo('facts.learned');
  });

  test('holds by the threshold as it was learned', () => {
    given(under(evident), learnedFor('lead->seller', -0.05))
      .when(scored({ seller: 0.66 }, now))
      .journals('facts.learned');
    given(under(evident), learnedFor('lead->seller', 0.1))
      .when(scored({ seller: 0.75 }, now))
      .journalsNo('facts.learned');
  });

  test('holds for who is with its bot already by the easiest route that leads there', () => {
    given(under(evident), owner('seller'))
      .when(scored({ seller: 0.7 }, now))
      .journals('facts.learned', { facts: { wish: 'sell' } });
    given(under(evident), owner('seller'))
      .when(scored({ seller: 0.69 }, now))
      .journalsNo('facts.learned');
  });

  test('holds by the route from the bot that has the contact, however easy another is', () => {
    given(under(evident), owner('buyer'))
      .when(scored({ seller: 0.79 }, now))
      .journalsNo('facts.learned');
    given(under(evident), owner('buyer'))
      .when(scored({ seller: 0.8 }, now))
      .journals('facts.learned');
  });

  test('of no bot to which a route leads must be certain', () => {
    const routes = evident.routes.filter(({ to }) => to !== 'seller');
    const told = given(under({ ...evident, routes }), owner('seller'));
    told.when(scored({ seller: 0.99 }, now)).journalsNo('facts.learned');
    told.when(scored({ seller: 1 }, now)).journals('facts.learned');
  });

  test('beside another that says the same says it once', () =>
    given(under(rules({ intentFacts: { ...intentFacts, buyer: { wish: 'sell' } }, bothFacts: { wish: 'both' } })))
      .when(scored({ seller: 0.9, buyer: 0.9 }, now))
      .journals('facts.learned', { facts: { wish: 'sell' } }));

  test('beside another that says otherwise goes by the first, where there is no word for both', () =>
    given(under(rules({ intentFacts })))
      .when(scored({ seller: 0.9, buyer: 0.9 }, now))
      .journals('facts.learned', { facts: { wish: 'sell' } }));

  test('corrects what was held before, where that was not both', () =>
    given(under(evident), scored({ buyer: 0.9 }, now))
      .when(scored({ seller: 0.9 }, at('10:01')))
      .journals('facts.learned', { facts: { wish: 'sell' } }));
});

test('without a half-life nothing of what was said before counts', () =>
  given(under(withLimits({ beliefHalfLifeMs: 0 })), owner('lead'), scored({ seller: 0.66 }, now))
    .when(scored({ seller: 0.66 }, now))
    .decides({ decision: 'stay', score: 0.66 }));

test('what was hardly said is forgotten, and what is kept is rounded: the state stays small', () =>
  given(owner('lead'), scored({ seller: 0.049, buyer: 0.123456 }, now)).satisfies(({ state }) =>
    expect(state.belief.intents).toEqual({ buyer: 0.1235 }),
  ));

test('what was said just loud enough is kept', () =>
  given(owner('lead'), scored({ seller: 0.05 }, now)).satisfies(({ state }) =>
    expect(state.belief.intents).toEqual({ seller: 0.05 }),
  ));

test('what was said of one intent waits, and fades, while the contact speaks of another', () =>
  given(owner('lead'), scored({ seller: 0.6 }, now))
    .when(scored({ buyer: 0.3 }, at('10:10')))
    .satisfies(({ state }) => expect(state.belief.intents).toEqual({ seller: 0.3, buyer: 0.3 })));
