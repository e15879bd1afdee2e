import { describe, test } from 'vitest';
import { at } from '../testing/clock.ts';
import { given, handoff, review } from '../testing/given.ts';
import { finishesSilently, healthy, owner, passes, rejects, says, scored, slow, under } from '../testing/happenings.ts';
import { rules, withBot, withRoute } from '../testing/rules.ts';

const t = (seconds: string) => at(`10:00:${seconds}`);

describe('what a bot is told beside the messages', () => {
  const approved = rules({ routes: rules().routes.map((route) => ({ ...route, review: true })) });

  test('is told once, however often it comes up while the bot is at work', () =>
    given(under(withRoute('lead', 'seller', { review: true })), says('hi', t('00')))
      .when(scored({ seller: 0.9 }, t('01')), scored({ seller: 0.95 }, t('02')), finishesSilently(t('03')))
      .starts('lead', { directives: [{ kind: 'refused', to: 'seller' }] }));

  test('is told of each bot that was meant', () =>
    given(under(approved), says('hi', t('00')))
      .when(scored({ seller: 0.9 }, t('01')), scored({ buyer: 0.95 }, t('02')), finishesSilently(t('03')))
      .starts('lead', {
        directives: [
          { kind: 'refused', to: 'seller' },
          { kind: 'refused', to: 'buyer' },
        ],
      }));

  test('is told by kind: a question about the same bot is no refusal', () =>
    given(under(withRoute('lead', 'seller', { review: true })), says('hi', t('00')), scored({ seller: 0.9 }, t('01')))
      .when(under(withRoute('lead', 'seller', { requires: ['area'] })), scored({ seller: 0.9 }, t('02')))
      .when(finishesSilently(t('03')))
      .starts('lead', {
        directives: [
          { kind: 'refused', to: 'seller' },
          { kind: 'ask', to: 'seller' },
        ],
      }));

  test('is bounded: of more than four things the oldest are left out', () => {
    const topics = ['a', 'b', 'c', 'd', 'e'];
    const many = rules({
      bots: [...rules().bots, ...topics.map((id) => ({ id, intents: [id] }))],
      routes: topics.map((to) => ({ from: 'lead', to, threshold: 0.7, review: true })),
    });
    given(under(many), says('hi', t('00')))
      .when(...topics.map((topic, index) => scored({ [topic]: 0.9 }, t('01') + index)), finishesSilently(t('03')))
      .starts('lead', { directives: [{ to: 'b' }, { to: 'c' }, { to: 'd' }, { to: 'e' }] });
  });
});

describe('a new owner', () => {
  test('has its own burst window: what is being typed to the old one goes on', () =>
    given(under(withBot('seller', { burst: { quietMs: 1200, maxMs: 8000 } })), owner('lead'))
      .when(scored({ seller: 0.9 }, t('00'), { text: 'I want to sell' }))
      .decides(handoff('lead', 'seller'))
      .startsNoTurn()
      .when(says('my house', t('01')), passes(t('03')))
      .answers('seller', 'I want to sell', 'my house'));

  test('has it too when its time has come while the contact is typing', () => {
    const burst = { quietMs: 5000, maxMs: 9000 };
    given(under(rules({ bots: rules().bots.map((bot) => ({ ...bot, burst })) })), owner('lead'))
      .when(slow('seller', at('10:00')), scored({ seller: 0.9 }, at('10:00')), passes(at('10:01')))
      .when(finishesSilently(at('10:02')), says('and', at('10:29:59')), healthy('seller', at('10:30')))
      .when(passes(at('10:30')))
      .isOwnedBy('seller')
      .startsNoTurn()
      .when(passes(at('10:30:05')))
      .answers('seller', 'and');
  });

  test('who answers each message by itself does not wait for more', () =>
    given(under(withBot('lead', { whenBusy: 'enqueue', burst: { quietMs: 1200, maxMs: 8000 } })))
      .when(says('hi', t('00')))
      .answers('lead', 'hi'));
});

test('a review that is rejected in the middle of a burst lets the burst end', () =>
  given(
    under({
      ...withRoute('lead', 'seller', { review: true }),
      bots: withBot('lead', { burst: { quietMs: 1200, maxMs: 8000 } }).bots,
    }),
    owner('lead'),
  )
    .when(scored({ seller: 0.9 }, t('00')))
    .decides(review('lead'))
    .when(rejects(t('01'), 'not yet'))
    .startsNoTurn()
    .when(passes(t('02')))
    .starts('lead', { directives: [{ kind: 'refused' }, { kind: 'revise', reason: 'not yet' }] }));
