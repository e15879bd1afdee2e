import { describe, expect, test } from 'vitest';
import { at, hours, minutes } from '../testing/clock.ts';
import { clarify, given, handoff, stay } from '../testing/given.ts';
import {
  assigned,
  finishesSilently,
  handedBack,
  handedOff,
  learnedFor,
  owner,
  scored,
  under,
  unscoredMessage,
  wishes,
} from '../testing/happenings.ts';
import { rules, withBot } from '../testing/rules.ts';

describe('threshold', () => {
  test('a confidence of exactly the threshold hands off', () =>
    given(owner('lead'))
      .when(scored({ seller: 0.7 }, at('10:00')))
      .decides(handoff('lead', 'seller', { score: 0.7, threshold: 0.7 }))
      .explains('lead → seller: seller 0.70 ≥ 0.70'));

  test('a hair below the threshold stays, and says how little was missing', () =>
    given(owner('lead'))
      .when(scored({ seller: 0.699 }, at('10:00')))
      .decides(stay('lead', { from: 'lead', to: 'seller', guard: 'threshold', margin: 0.001, until: null }))
      .explains('stays with lead: seller needed 0.70, had 0.699'));

  test('what was learned moves the threshold, and the sentence says from how much', () =>
    given(owner('lead'), learnedFor('lead->seller', -0.05))
      .when(scored({ seller: 0.65 }, at('10:00')))
      .decides(handoff('lead', 'seller', { threshold: 0.65 }))
      .explains('lead → seller: seller 0.65 ≥ 0.65'));

  test.each([
    [-0.4, 0.65],
    [0.4, 0.8],
    [Number.NaN, 0.7],
  ])('what was learned is bounded: %d gives %d', (adjustment, threshold) => {
    given(owner('lead'), learnedFor('lead->seller', adjustment))
      .when(scored({ seller: 0.1 }, at('10:00')))
      .decides(stay('lead', { guard: 'threshold', threshold }));
  });

  test('of a bot with several intents the strongest speaks, and of those that say as much the first', () => {
    const several = under(withBot('seller', { intents: ['seller', 'value'] }));
    given(several, owner('lead'))
      .when(scored({ value: 0.9, seller: 0.2 }, at('10:00')))
      .decides(handoff('lead', 'seller', { score: 0.9 }))
      .explains('lead → seller: value 0.90 ≥ 0.70');
    given(several, owner('lead'))
      .when(scored({ value: 0.9, seller: 0.9 }, at('10:00')))
      .explains('lead → seller: seller 0.90 ≥ 0.70');
  });

  test('a route from a bot to itself leads nowhere', () =>
    given(under(rules({ routes: [{ from: 'seller', to: 'seller', threshold: 0.5 }] })), owner('seller'))
      .when(scored({ seller: 0.9 }, at('10:00')))
      .decides(stay('seller', { guard: null, to: null, candidates: [] })));

  test('without a route there is no candidate', () =>
    given(under({ ...rules(), routes: [] }), owner('lead'))
      .when(scored({ seller: 1 }, at('10:00')))
      .decides(stay('lead', { from: null, to: null, score: null, guard: null, change: null })));

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5])('a confidence of %d is none', (score) => {
    given(owner('lead'))
      .when(scored({ seller: score }, at('10:00')))
      .decides(stay('lead', { from: null, guard: null }));
  });

  test('a message that could not be scored stays, and is answered', () =>
    given(owner('lead'))
      .when(unscoredMessage(at('10:00')))
      .decides(stay('lead', { guard: null, why: 'it could not be scored', evidence: [] }))
      .starts('lead'));
});

describe('belief', () => {
  test('saying it again counts for more', () =>
    given(owner('lead'), scored({ seller: 0.66 }, at('10:00')), finishesSilently(at('10:00')))
      .when(scored({ seller: 0.66 }, at('10:10')))
      .decides(handoff('lead', 'seller', { score: 0.7161 })));

  test('a message that says nothing for a bot does not move the contact there, whatever came before', () =>
    given(owner('lead'), scored({ seller: 0.69 }, at('10:00')), finishesSilently(at('10:00')))
      .when(scored({}, at('10:01')))
      .decides(stay('lead', { from: null })));

  test('evidence of one half, repeated for ever, moves nobody', () => {
    let told = given(owner('lead'));
    for (let minute = 0; minute < 40; minute += 1) {
      const now = at('10:00') + minutes(minute);
      told = told
        .when(scored({ seller: 0.5 }, now))
        .decides(stay('lead', { guard: 'threshold' }))
        .when(finishesSilently(now));
    }
  });

  test('what was said before a change of owner is spent', () =>
    given(
      owner('lead'),
      scored({ buyer: 0.95 }, at('10:00')),
      assigned('lead', at('10:01')),
      finishesSilently(at('10:01')),
    )
      .when(scored({ buyer: 0.3 }, at('10:02')))
      .decides(stay('lead', { score: 0.3 })));
});

describe('margin', () => {
  test('two intents that tie are asked about', () =>
    given(owner('lead'))
      .when(scored({ seller: 0.82, buyer: 0.8 }, at('10:00')))
      .decides(clarify('lead', { guard: 'margin', margin: 0.08 }))
      .starts('lead', { directives: [{ kind: 'clarify', between: ['seller', 'buyer'] }] }));

  test('exactly the margin ahead is no tie', () =>
    given(owner('lead'))
      .when(scored({ seller: 0.9, buyer: 0.8 }, at('10:00')))
      .decides(handoff('lead', 'seller')));

  test('the question is asked once in ten minutes; then the contact stays', () =>
    given(owner('lead'), scored({ seller: 0.9, buyer: 0.9 }, at('10:00')), finishesSilently(at('10:00')))
      .when(scored({ seller: 0.9, buyer: 0.9 }, at('10:09')))
      .decides(stay('lead', { guard: 'margin' }))
      .when(finishesSilently(at('10:09')), scored({ seller: 0.9, buyer: 0.9 }, at('10:10')))
      .decides(clarify('lead', { guard: 'margin' })));

  test('the answer to the question counts with what was said before', () =>
    given(owner('lead'), scored({ seller: 0.8, buyer: 0.78 }, at('10:00')), finishesSilently(at('10:00')))
      .when(scored({ seller: 0.6, buyer: 0.1 }, at('10:01')))
      .decides(handoff('lead', 'seller')));

  test('a challenger must beat the intent of the owner', () =>
    given(owner('seller'))
      .when(scored({ seller: 0.9, buyer: 0.75 }, at('10:00')))
      .decides(stay('seller', { guard: 'margin', margin: 0.2 })));

  test('exactly the hysteresis ahead of the owner is enough', () =>
    given(owner('seller'))
      .when(scored({ seller: 0.7, buyer: 0.75 }, at('10:00')))
      .decides(handoff('seller', 'buyer')));
});

describe('cooldown', () => {
  test('a second move along the same route inside the cooldown is refused, and says until when', () =>
    given(owner('lead'), handedOff('lead', 'seller', at('10:00')), handedBack(at('10:10')))
      .when(scored({ seller: 0.93 }, at('10:20')))
      .decides(stay('lead', { guard: 'cooldown', until: at('10:30'), margin: minutes(10) }))
      .explains('stays with lead: cooldown lead->seller ends 10:30')
      .starts('lead', { directives: [{ kind: 'welcome' }, { kind: 'refused', to: 'seller', guard: 'cooldown' }] }));

  test('exactly at the end of the cooldown the move is allowed', () =>
    given(owner('lead'), handedOff('lead', 'seller', at('10:00')), handedBack(at('10:10')))
      .when(scored({ seller: 0.93 }, at('10:30')))
      .decides(handoff('lead', 'seller')));

  test('another route has a cooldown of its own', () =>
    given(owner('lead'), handedOff('lead', 'seller', at('10:00')), handedBack(at('10:10')))
      .when(scored({ buyer: 0.93 }, at('10:11')))
      .decides(handoff('lead', 'buyer')));
});

describe('cycle', () => {
  test('going straight back is refused', () =>
    given(owner('lead'), scored({ seller: 0.9 }, at('10:00')))
      .when(scored({ buyer: 0.9 }, at('10:05')), finishesSilently(at('10:05')), scored({ seller: 0.95 }, at('10:10')))
      .decides(stay('buyer', { guard: 'cycle', until: at('10:35') })));

  test('a chain that would close is refused, and allowed when its first move is old enough', () => {
    const chain = given(handedOff('seller', 'lead', at('10:00')), handedOff('lead', 'buyer', at('10:10')));
    chain
      .when(scored({ seller: 0.95 }, at('10:29:59')))
      .decides(stay('buyer', { guard: 'cycle', until: at('10:30'), margin: 1000 }));
    chain.when(scored({ seller: 0.95 }, at('10:30'))).decides(handoff('buyer', 'seller'));
  });
});

describe('rate', () => {
  const threeMoves = given(
    handedOff('seller', 'buyer', at('10:00')),
    handedOff('buyer', 'seller', at('10:10')),
    handedOff('seller', 'lead', at('10:20')),
  );

  test('a fourth move within the hour is refused until the first is an hour old', () =>
    threeMoves
      .when(scored({ buyer: 0.95 }, at('10:59:59')))
      .decides(stay('lead', { guard: 'rate-hour', until: at('11:00'), margin: 1 })));

  test('a move made exactly an hour ago no longer counts', () =>
    threeMoves.when(scored({ buyer: 0.95 }, at('11:00'))).decides(handoff('lead', 'buyer')));

  test('an explicit wish does not pass the rate limits', () =>
    threeMoves.when(wishes('buyer', at('10:40'))).decides(stay('lead', { guard: 'rate-hour' })));

  test('an order of an administrator counts as no move', () =>
    given(
      owner('lead'),
      ...['10:00', '10:01', '10:02', '10:03'].map((time, index) => assigned(index % 2 ? 'lead' : 'buyer', at(time))),
    )
      .when(scored({ seller: 0.95 }, at('10:10')))
      .decides(handoff('lead', 'seller')));

  test('ten moves a day, in a window that slides', () => {
    const moves = Array.from({ length: 10 }, (_, index) =>
      handedOff(index % 2 ? 'buyer' : 'seller', index % 2 ? 'seller' : 'buyer', at('00:00') + hours(index)),
    );
    const tenMoves = given(...moves, assigned('lead', at('10:00')));
    tenMoves
      .when(scored({ buyer: 0.95 }, at('23:59:59')))
      .decides(stay('lead', { guard: 'rate-day', until: at('1 00:00') }));
    tenMoves.when(scored({ buyer: 0.95 }, at('1 00:00'))).decides(handoff('lead', 'buyer'));
  });
});

describe('an explicit wish', () => {
  test('outranks threshold, margin, cooldown and cycle, and the journal says so', () =>
    given(
      handedOff('seller', 'lead', at('09:50')),
      handedOff('lead', 'seller', at('10:00')),
      assigned('lead', at('10:05')),
    )
      .when(wishes('seller', at('10:10'), { seller: 0.3, buyer: 0.29 }))
      .decides(handoff('lead', 'seller'))
      .explains('lead → seller: the contact asks for seller')
      .satisfies(({ explanations }) => {
        const bypassed = explanations[0]?.verdicts.filter((verdict) => verdict.bypassed).map(({ guard }) => guard);
        expect(bypassed).toEqual(['threshold', 'margin', 'cooldown', 'cycle']);
      }));

  test('for the bot that owns the contact changes nothing', () =>
    given(owner('seller'))
      .when(wishes('seller', at('10:00'), { buyer: 0.9 }))
      .decides(stay('seller', { guard: null, to: null })));
});
