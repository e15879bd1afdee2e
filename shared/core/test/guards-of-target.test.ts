import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { ask, defer, given, handoff, review, stay } from '../testing/given.ts';
import {
  assigned,
  finishes,
  finishesSilently,
  handedOff,
  healthy,
  knows,
  measured,
  owner,
  passes,
  scored,
  slow,
  under,
} from '../testing/happenings.ts';
import { decisionOf, type Moment } from '../testing/moment.ts';
import { rules, withLimits, withRoute } from '../testing/rules.ts';
import { newWorld } from '../testing/world.ts';

/** A message for a seller who is too slow. */
const slowSeller: Moment = {
  world: [owner('lead'), slow('seller', at('10:00'))].reduce((world, happening) => happening(world), newWorld()),
  now: at('10:00'),
  scored: { intents: { seller: 0.9 } },
};

describe('performance', () => {
  test('a P95 of exactly 120 % of the SLA is still allowed', () =>
    given(owner('lead'), measured('seller', { p95Ms: 2400 }, at('10:00')))
      .when(scored({ seller: 0.9 }, at('10:00')))
      .decides(handoff('lead', 'seller')));

  test('over it the move is deferred, and the owner answers', () =>
    given(owner('lead'), measured('seller', { p95Ms: 2600 }, at('10:00')))
      .when(scored({ seller: 0.9 }, at('10:00')))
      .decides(defer('lead', { guard: 'performance', until: at('10:30'), margin: 0.1 }))
      .journals('handoff.deferred', { from: 'lead', to: 'seller', attempt: 1, until: at('10:30') })
      .starts('lead', { directives: [{ kind: 'refused', guard: 'performance', until: at('10:30') }] }));

  test('an error rate of exactly 10 % is still allowed, and over it is not', () => {
    const told = given(owner('lead'));
    told
      .when(measured('seller', { errorRate: 0.1 }, at('10:00')), scored({ seller: 0.9 }, at('10:00')))
      .decides(handoff('lead', 'seller'));
    told
      .when(measured('seller', { errorRate: 0.101 }, at('10:00')), scored({ seller: 0.9 }, at('10:00')))
      .decides(defer('lead'));
  });

  test.each([
    ['too few samples say nothing', { samples: 19 }, at('10:00')],
    ['measurements that are stale say nothing', {}, at('09:49:59')],
  ])('%s', (_, health, when) => {
    given(owner('lead'), measured('seller', { p95Ms: 9000, ...health }, when))
      .when(scored({ seller: 0.9 }, at('10:00')))
      .decides(handoff('lead', 'seller'));
  });

  test('exactly as many samples as are asked for say enough', () =>
    given(owner('lead'), measured('seller', { p95Ms: 9000, samples: 20 }, at('10:00')))
      .when(scored({ seller: 0.9 }, at('10:00')))
      .decides(defer('lead')));

  test('a deferred move sets a timer', () =>
    given(
      owner('lead'),
      slow('seller', at('10:00')),
      scored({ seller: 0.9 }, at('10:00')),
      finishesSilently(at('10:01')),
    ).satisfies(({ state }) => {
      expect(wakeAt(state)).toBe(at('10:30'));
    }));

  const deferred = given(
    owner('lead'),
    slow('seller', at('10:00')),
    scored({ seller: 0.9 }, at('10:00')),
    finishesSilently(at('10:01')),
  );

  test('a deferred move is offered again at its time', () =>
    deferred
      .when(healthy('seller', at('10:30')), passes(at('10:30')))
      .decides(handoff('lead', 'seller', { trigger: 'timer' }))
      .journalsNo('handoff.expired')
      .starts('seller', { messages: [], directives: [{ kind: 'welcome', from: 'lead' }] }));

  test('earlier, when the target is seen to have recovered at the next look', () =>
    deferred
      .when(healthy('seller', at('10:10')), passes(at('10:10')))
      .decides(handoff('lead', 'seller', { trigger: 'timer' })));

  test('earlier, when nothing has happened but that the target has recovered', () =>
    deferred
      .when(measured('seller', { p95Ms: 2401 }, at('10:05')), passes(at('10:05')))
      .changesNothing()
      .when(measured('seller', { p95Ms: 2400 }, at('10:05')), passes(at('10:05')))
      .decides(handoff('lead', 'seller', { trigger: 'timer' })));

  test('measurements that have only become stale are no recovery', () =>
    deferred
      .when(passes(at('10:15')))
      .changesNothing()
      .when(scored({ seller: 0.9 }, at('10:16')))
      .decides(defer('lead', { guard: 'performance', until: at('10:30') }))
      .journalsNo('handoff.deferred'));

  test('the same wish again does not start the wait anew', () =>
    deferred
      .when(slow('seller', at('10:20')), scored({ seller: 0.9 }, at('10:20')))
      .decides(defer('lead', { until: at('10:30') }))
      .journalsNo('handoff.deferred'));

  test('after three deferrals it is given up, and the owner is told', () =>
    deferred
      .when(slow('seller', at('10:30')), passes(at('10:30')))
      .journals('handoff.deferred', { attempt: 2, until: at('11:00') })
      .when(slow('seller', at('11:00')), passes(at('11:00')))
      .journals('handoff.deferred', { attempt: 3, until: at('11:30') })
      .when(slow('seller', at('11:30')), passes(at('11:30')))
      .decides(stay('lead', { guard: 'performance', until: null }))
      .journals('handoff.given_up', { from: 'lead', to: 'seller', attempts: 3 })
      .journals('handoff.expired', { from: 'lead', to: 'seller' })
      .leaves({ move: { status: 'none' } })
      .when(passes(at('12:00')))
      .changesNothing());

  test('a refusal of another move leaves the wait as it is, and the journal says what refused it', () =>
    given(
      handedOff('lead', 'buyer', at('09:50')),
      assigned('lead', at('09:55')),
      slow('seller', at('10:00')),
      scored({ seller: 0.9 }, at('10:00')),
    )
      .when(finishes({ handoff: { to: 'buyer', reason: 'asks for homes' } }, at('10:01')))
      .decides(stay('lead', { guard: 'cooldown', to: 'buyer' }))
      .journals('handoff.refused', { from: 'lead', to: 'buyer', guard: 'cooldown', until: at('10:20') })
      .satisfies(({ state }) =>
        expect(state.move).toMatchObject({ status: 'deferred', until: at('10:30'), proposal: { to: 'seller' } }),
      ));

  test('a refusal for the rate is in the journal with the time at which it ends', () =>
    given(
      under(withLimits({ perDay: 1 })),
      handedOff('seller', 'buyer', at('01:00')),
      assigned('lead', at('09:55')),
      slow('seller', at('10:00')),
    )
      .when(scored({ seller: 0.9 }, at('10:00')))
      .decides(stay('lead', { guard: 'rate-day' }))
      .journals('handoff.refused', { from: 'lead', to: 'seller', guard: 'rate-day', until: at('1 01:00') })
      .leaves({ move: { status: 'none' } }));

  test('a move elsewhere ends the wait', () =>
    deferred
      .when(scored({ buyer: 0.95 }, at('10:12')))
      .decides(handoff('lead', 'buyer'))
      .journals('handoff.expired', { to: 'seller' }));

  test('a small share of contacts passes, always the same ones', () => {
    const { world, now, scored } = slowSeller;
    const through = (): number[] =>
      Array.from({ length: 2000 }, (_, index) => index).filter(
        (index) => decisionOf({ world: { ...world, key: `contact-${index}` }, now, scored }).decision === 'handoff',
      );
    expect(through().length / 2000).toBeGreaterThan(0.03);
    expect(through().length / 2000).toBeLessThan(0.07);
    expect(through()).toEqual(through());
  });
});

describe('contract', () => {
  const needsArea = withRoute('lead', 'seller', { requires: ['area', 'name'], carries: ['name'] });
  const asking = given(under(needsArea), owner('lead'), scored({ seller: 0.9 }, at('10:00'), { text: 'sell' }));

  test('what is missing is asked for first, by the owner', () =>
    asking
      .decides(ask('lead', { guard: 'contract', margin: 2 }))
      .explains('stays with lead: still to be asked: area, name')
      .starts('lead', { directives: [{ kind: 'ask', to: 'seller', missing: ['area', 'name'] }] }));

  test('the move completes when the turn learns the last of it, and the reply is still heard', () =>
    asking
      .when(finishes({ say: ['Where?'], facts: { name: { value: 'Ana' } }, asked: 'area' }, at('10:01')))
      .decidesNothing()
      .when(scored({}, at('10:02')), finishes({ say: ['Thanks.'], facts: { area: { value: 'Rancho' } } }, at('10:03')))
      .decides(handoff('lead', 'seller', { trigger: 'request', score: 0.9 }))
      .journals('handoff.committed', { carried: ['name', 'area'] })
      .satisfies(({ commands, state }) => {
        const reply = commands.find((command) => command.type === 'send-reply');
        expect(reply?.type === 'send-reply' && reply.reply.epoch).toBe(state.epoch);
      })
      .starts('seller', { messages: [], facts: { name: 'Ana', area: 'Rancho' }, summary: 'name: Ana; area: Rancho' }));

  test('or when somebody records it', () =>
    asking
      .when(finishesSilently(at('10:01')), knows({ area: 'Rancho', name: 'Ana' }, at('10:02')))
      .decides(handoff('lead', 'seller', { trigger: 'admin' })));

  test('a silent turn that completes the move leaves its messages to the new owner', () =>
    asking
      .when(finishes({ facts: { name: { value: 'Ana' }, area: { value: 'X' } } }, at('10:01')))
      .answers('seller', 'sell'));

  test('a day later the wish is forgotten', () =>
    asking
      .when(finishesSilently(at('10:01')), passes(at('1 10:00')))
      .journals('handoff.expired', { to: 'seller' })
      .when(knows({ area: 'Rancho', name: 'Ana' }, at('1 10:01')))
      .decidesNothing());

  const evident = rules({
    ...needsArea,
    routes: withRoute('lead', 'seller', { requires: ['wish'] }).routes,
    intentFacts: { seller: { wish: 'sell' }, buyer: { wish: 'buy' } },
    bothFacts: { wish: 'both' },
  });

  test('a fact for which the intent is itself the evidence is known', () =>
    given(under(evident), owner('lead'))
      .when(scored({ seller: 0.7 }, at('10:00')))
      .decides(handoff('lead', 'seller'))
      .journals('facts.learned', { facts: { wish: 'sell' }, by: 'intent' }));

  test('below the threshold it is not, and only the confidence is said to be missing', () =>
    given(under(evident), owner('lead'))
      .when(scored({ seller: 0.69 }, at('10:00')))
      .decides(
        stay('lead', {
          guard: 'threshold',
          change: { what: 'confidence:seller', from: 0.69, to: 0.7, why: 'needed 0.70, had 0.69' },
        }),
      )
      .journalsNo('facts.learned'));

  test('an intent holds by the route to its own bot: that another is easier to reach says nothing', () => {
    const routes = evident.routes.map((route) => (route.to === 'buyer' ? { ...route, threshold: 0.3 } : route));
    given(under({ ...evident, routes }), owner('lead'))
      .when(scored({ seller: 0.6, buyer: 0.2 }, at('10:00')))
      .journalsNo('facts.learned');
  });

  test('two intents that hold say both, and one of them later does not take it back', () =>
    given(under(evident), owner('lead'))
      .when(scored({ seller: 0.9, buyer: 0.75 }, at('10:00')))
      .journals('facts.learned', { facts: { wish: 'both' } })
      .when(finishesSilently(at('10:00')), scored({ seller: 0.9 }, at('10:01')))
      .journalsNo('facts.learned'));
});

describe('review', () => {
  const reviewed = given(
    under(withRoute('lead', 'seller', { review: true })),
    owner('lead'),
    scored({ seller: 0.9 }, at('10:00')),
  );

  test('a route under review waits for a person', () =>
    reviewed
      .decides(review('lead', { guard: 'review', margin: 1 }))
      .journals('review.opened', { from: 'lead', to: 'seller' })
      .starts('lead'));

  test('asking again opens no second review', () =>
    reviewed
      .when(finishesSilently(at('10:01')), scored({ seller: 0.9 }, at('10:02')))
      .decides(review('lead'))
      .journalsNo('review.opened'));
});
