import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { capacity } from '../src/state.ts';
import { at, minutes, seconds } from '../testing/clock.ts';
import { given, handoff, stay } from '../testing/given.ts';
import {
  assigned,
  fails,
  finishes,
  finishesSilently,
  knows,
  messageEvent,
  owner,
  passes,
  says,
  scored,
  under,
} from '../testing/happenings.ts';
import { rules, withBot, withLimits, withRoute } from '../testing/rules.ts';
import { type Happening, happen, runningTurn } from '../testing/world.ts';

const bursts = withBot('lead', { burst: { quietMs: 1200, maxMs: 8000 } });
const t = (seconds: string) => at(`10:00:${seconds}`);

describe('the language of a turn', () => {
  test('a text that does not tell its language leaves the conversation in the one it has', () =>
    given(under(bursts), says('Hola, me llamo Lucía', t('00'), { language: 'es' }))
      .when(says('650k', t('01'), { language: 'en', languageTold: false }))
      .when(passes(t('03')))
      .starts('lead', { language: 'es' }));

  test('a text that does not tell its language is all there is to go by at first', () =>
    given()
      .when(says('650k', t('00'), { language: 'es', languageTold: false }))
      .starts('lead', { language: 'es' }));

  test('a text that does tell moves it', () =>
    given(under(bursts), says('Hola, me llamo Lucía', t('00'), { language: 'es' }))
      .when(says('English, please', t('01'), { language: 'en' }))
      .when(passes(t('03')))
      .starts('lead', { language: 'en' }));
});

describe('a burst', () => {
  test('gathers quick messages into one turn, in order', () =>
    given(under(bursts))
      .when(says('hi', t('00')), says('I want', t('01')))
      .startsNoTurn()
      .when(says('to sell', t('02')))
      .startsNoTurn()
      .when(passes(t('02') + 1200))
      .answers('lead', 'hi', 'I want', 'to sell'));

  test('ends at the latest eight seconds after its first message', () => {
    let told = given(under(bursts));
    for (let second = 0; second < 8; second += 1)
      told = told.when(says(`${second}`, t('00') + seconds(second))).startsNoTurn();
    told.when(passes(t('08'))).answers('lead', '0', '1', '2', '3', '4', '5', '6', '7');
  });

  test('ends when a turn can carry no more, and the rest starts the next one', () => {
    const small = rules({ bots: bursts.bots, limits: { maxTurnMessages: 2 } });
    given(under(small), says('1', t('00')))
      .when(says('2', t('00')))
      .answers('lead', '1', '2')
      .when(says('3', t('01')), finishes({ say: ['ok'] }, t('02')), passes(t('03')))
      .answers('lead', '3');
  });

  test('counts from acceptance, not from when the coordinator looked', () =>
    given(under(bursts))
      .when((world) => happen(world, t('05'), [messageEvent(world, t('00'), { text: 'hi' })]))
      .answers('lead', 'hi'));

  test('of a bot without a window is each message', () =>
    given(owner('lead'))
      .when(says('hi', t('00')))
      .answers('lead', 'hi'));
});

describe('a message during a turn', () => {
  const busy = (whenBusy: 'collect' | 'enqueue' | 'interrupt') =>
    given(under(withBot('lead', { whenBusy })), says('1', t('00')), says('2', t('01')), says('3', t('02')));

  test('collect: waits, then one turn with all of them', () =>
    busy('collect')
      .startsNoTurn()
      .when(finishes({ say: ['ok'] }, t('03')))
      .answers('lead', '2', '3'));

  test('enqueue: one turn each, in order', () =>
    busy('enqueue')
      .when(finishes({ say: ['ok'] }, t('03')))
      .answers('lead', '2')
      .when(finishes({ say: ['ok'] }, t('04')))
      .answers('lead', '3')
      .when(finishes({ say: ['ok'] }, t('05')))
      .startsNoTurn());

  test('interrupt: the turn is aborted and started anew with everything, under a new epoch', () =>
    busy('interrupt')
      .commands('abort-turn', 'start-turn')
      .answers('lead', '1', '2', '3')
      .journals('turn.superseded', { reason: 'interrupted' })
      .leaves({ epoch: 3 }));

  test('interrupt: a stream of messages cannot keep the contact waiting for ever', () => {
    const small = rules({ bots: withBot('lead', { whenBusy: 'interrupt' }).bots, limits: { maxTurnMessages: 3 } });
    given(under(small), says('1', t('00')), says('2', t('01')), says('3', t('02')))
      .answers('lead', '1', '2', '3')
      .when(says('4', t('03')))
      .startsNoTurn()
      .when(finishes({ say: ['ok'] }, t('04')))
      .answers('lead', '4');
  });

  test('a result of the turn it has replaced has no effect', () => {
    const interrupted = given(under(withBot('lead', { whenBusy: 'interrupt' })), says('1', t('00')));
    let first = '';
    interrupted.satisfies((_, world) => {
      first = runningTurn(world).turn;
    });
    const late: Happening = (world) => {
      const result = { say: ['late'], facts: {}, asked: null, done: null, handoff: null, human: null };
      return happen(world, t('02'), [{ type: 'turn.finished', at: t('02'), turn: first, result, ranMs: 5 }]);
    };
    interrupted
      .when(says('2', t('01')))
      .when(late)
      .changesNothing();
  });

  test('what a mailbox may hand over is bounded', () =>
    busy('collect').satisfies((_, world) => {
      expect(capacity(world.state, world.policy)).toBe(38);
    }));
});

describe('a handoff during a turn', () => {
  test('supersedes it, and its messages go with the contact', () =>
    given(says('hello', t('00')))
      .when(scored({ seller: 0.9 }, t('01'), { text: 'sell my house' }))
      .decides(handoff('lead', 'seller'))
      .answers('seller', 'hello', 'sell my house')
      .starts('seller', { baton: { from: 'lead', confidence: 0.9 }, directives: [{ kind: 'welcome', from: 'lead' }] })
      .journals('turn.superseded', { bot: 'lead' })
      .journals('owner.changed', { from: 'lead', to: 'seller', epoch: 2 }));

  test('the baton names what the route carries, expires a day after the contact was last heard, and is refreshed by it', () =>
    given(under(withRoute('lead', 'seller', { carries: ['name'] })), knows({ name: 'Ana', color: 'red' }))
      .when(scored({ seller: 0.9 }, at('10:00')))
      .starts('seller', {
        baton: { carried: ['name'], expiresAt: at('1 10:00') },
        facts: { name: 'Ana', color: 'red' },
      })
      .when(finishes({ facts: { x: { value: 1 } } }, at('10:01')), says('more', at('20:00')))
      .starts('seller', { baton: { expiresAt: at('1 20:00') }, summary: 'name: Ana; color: red; x: 1' })
      .when(finishesSilently(at('20:00')), passes(at('1 20:00')))
      .leaves({ baton: null })
      .when(says('hi', at('1 20:01')))
      .starts('seller', {
        baton: null,
        facts: { name: 'Ana', color: 'red', x: 1 },
        summary: '',
      }));
});

describe('a result', () => {
  const asked = given(says('hi', t('00')));

  test('is applied: facts with where they come from, replies with derived ids', () =>
    asked
      .when(
        finishes(
          { say: ['Hello.', 'Your name?'], asked: 'name', facts: { area: { value: 'X', source: 'message000' } } },
          t('01'),
        ),
      )
      .sends('Hello.', 'Your name?')
      .leaves({ asked: { bot: 'lead', fact: 'name' } })
      .satisfies(({ commands, state }, world) => {
        const turn = `${world.key}-t1-1`;
        const ids = commands.map((command) => command.type === 'send-reply' && command.reply.id);
        expect(ids).toEqual([`${turn}-r1`, `${turn}-r2`]);
        expect(state.facts).toEqual({
          area: { value: 'X', confidence: 1, extractor: 'bot:lead', source: 'message000', at: t('01') },
        });
      })
      .when(says('Ana', t('02')))
      .starts('lead', { asked: 'name', facts: { area: 'X' } }));

  test('that asks for what is held is counted', () =>
    given(knows({ budget: 500_000 }), scored({ buyer: 0.9 }, t('00')))
      .when(finishes({ say: ['Your budget?'], asked: 'budget' }, t('01')))
      .journals('question.repeated', { bot: 'buyer', fact: 'budget', route: 'lead->buyer' }));

  test('with more facts than a contact may have keeps the state bounded', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`fact${index}`, { value: index }]));
    asked.when(finishes({ facts: many }, t('01'))).satisfies(({ state }) => {
      expect(Object.keys(state.facts)).toHaveLength(40);
    });
  });

  test('with a hostile name changes nothing', () =>
    asked
      .when((world) => {
        const facts = JSON.parse(
          '{"__proto__":{"value":1,"confidence":1,"extractor":"bot"},"constructor":{"value":2,"confidence":1,"extractor":"bot"}}',
        );
        const { turn } = runningTurn(world);
        const result = { say: [], facts, asked: null, done: null, handoff: null, human: null };
        return happen(world, t('01'), [{ type: 'turn.finished', at: t('01'), turn, result, ranMs: 1 }]);
      })
      .satisfies(({ state }) => {
        expect(Object.keys(state.facts)).toEqual(['constructor']);
        expect(({} as { value?: unknown }).value).toBeUndefined();
      }));
});

describe('a bot that asks to hand over', () => {
  const request = { to: 'seller', reason: 'wants a valuation', confidence: 0.9 };

  test('goes through the same guards, and is heard when it has spoken', () =>
    given(says('hi', t('00')))
      .when(finishes({ say: ['I pass you on.'], handoff: request }, t('01')))
      .decides(handoff('lead', 'seller', { trigger: 'request', score: 0.9 }))
      .sends('I pass you on.')
      .starts('seller', { messages: [], directives: [{ kind: 'welcome' }] })
      .satisfies(({ commands, state }) => {
        const epochs = commands.map((command) => command.type === 'send-reply' && command.reply.epoch);
        expect(epochs).toContain(state.epoch);
      }));

  test('and says nothing leaves its messages to the new owner', () =>
    given(says('hi', t('00')))
      .when(finishes({ handoff: request }, t('01')))
      .answers('seller', 'hi'));

  test('is told in a new turn when it is refused and has said nothing', () =>
    given(says('hi', t('00')))
      .when(finishes({ handoff: { ...request, confidence: 0.6 } }, t('01')))
      .decides(stay('lead', { trigger: 'request', guard: 'threshold' }))
      .answers('lead', 'hi')
      .starts('lead', { directives: [{ kind: 'refused', to: 'seller', guard: 'threshold' }] }));

  test('and insists without a word makes way for a person, so that the contact is answered', () =>
    given(says('hi', t('00')), finishes({ handoff: { ...request, confidence: 0.6 } }, t('01')))
      .when(finishes({ handoff: { ...request, confidence: 0.6 } }, t('02')))
      .isOwnedBy('human')
      .sends('A person will answer you.'));

  test('along a route that does not exist is refused', () =>
    given(says('hi', t('00')))
      .when(finishes({ say: ['…'], handoff: { ...request, to: 'nowhere' } }, t('01')))
      .decides(stay('lead', { guard: 'threshold', why: 'there is no route lead->nowhere' }))
      .startsNoTurn());
});

describe('a turn that fails', () => {
  const failing = given(says('hi', t('00')));

  test('is started again after a while with the same messages, and those that came since', () =>
    failing
      .when(fails(t('01')))
      .startsNoTurn()
      .when(says('there?', t('01')), passes(t('02')))
      .starts('lead', { attempt: 2 })
      .answers('lead', 'hi', 'there?'));

  test('goes to a person when the retries are used up, who is told what is unanswered', () =>
    failing
      .when(fails(t('01')), passes(t('02')), fails(t('03')), passes(t('05')), fails(t('06')))
      .isOwnedBy('human')
      .sends('A person will answer you.')
      .satisfies(({ commands }) => {
        const [call] = commands;
        expect(call).toMatchObject({
          type: 'call-human',
          card: { reason: 'bot_failed', priority: 'urgent', from: 'lead', messages: [{ text: 'hi' }] },
        });
      }));

  test('keeps what it was asked to do', () =>
    given(scored({ seller: 0.82, buyer: 0.8 }, t('00')), fails(t('01')))
      .when(passes(t('02')))
      .starts('lead', { attempt: 2, directives: [{ kind: 'clarify', between: ['seller', 'buyer'] }] }));

  test('for good goes to a person at once', () => failing.when(fails(t('01'), true)).isOwnedBy('human'));

  test('to come back by its deadline is told to stop, and started again', () =>
    failing
      .satisfies(({ state }) => {
        expect(wakeAt(state)).toBe(at('10:10'));
      })
      .when(passes(at('10:10')))
      .commands('abort-turn')
      .journals('turn.timed_out', { bot: 'lead' })
      .when(passes(at('10:10:01')))
      .starts('lead', { attempt: 2 }));

  test('by a clock that goes backwards does not fail earlier', () =>
    failing.when(passes(at('10:09:59')), passes(at('09:00'))).changesNothing());
});

describe('turns without progress', () => {
  const talk = (minute: number, result: Parameters<typeof finishes>[0]): Happening[] => [
    says('hm', at('10:00') + minutes(minute)),
    finishes(result, at('10:00') + minutes(minute) + 1000),
  ];

  test('three in a row that learn nothing call a person', () =>
    given(...talk(0, { say: ['?'] }), ...talk(1, { say: ['?'] }))
      .isOwnedBy('lead')
      .when(...talk(2, { say: ['?'] }))
      .isOwnedBy('human')
      .sends('?'));

  test('a new fact starts the count again', () =>
    given(
      ...talk(0, { say: ['?'] }),
      ...talk(1, { say: ['?'], facts: { name: { value: 'Ana' } } }),
      ...talk(2, { say: ['?'] }),
    )
      .when(...talk(3, { say: ['?'] }))
      .isOwnedBy('lead'));

  test('a bot that says nothing asks for nothing', () =>
    given(...talk(0, {}), ...talk(1, {}), ...talk(2, {}), ...talk(3, {})).isOwnedBy('lead'));
});

describe('an owner', () => {
  test('is the first bot for a new contact', () =>
    given()
      .when(says('hi', at('10:00')))
      .decides(stay('lead'))
      .isOwnedBy('lead'));

  test('assigned by an administrator owns at once, and the messages go along', () =>
    given(says('hi', t('00')))
      .when(assigned('buyer', t('01')))
      .decidesNothing()
      .isOwnedBy('buyer')
      .answers('buyer', 'hi')
      .leaves({ handoffs: [], epoch: 2 }));

  test('that does not exist changes nothing', () =>
    given(owner('lead'))
      .when(assigned('nobody-knows', t('01')))
      .isOwnedBy('lead'));

  test('whose bot the policy no longer has makes way for the first bot, and the journal says so', () => {
    const without = rules({ bots: rules().bots.filter(({ id }) => id !== 'seller'), routes: [] });
    given(owner('seller'), under(without))
      .when(says('hi', t('00')))
      .journals('owner.changed', { from: 'seller', to: 'lead', reason: 'bot removed' })
      .answers('lead', 'hi');
  });

  test('that is removed in the middle of its turn leaves the messages to the first bot, at the next look', () => {
    const without = rules({ bots: rules().bots.filter(({ id }) => id !== 'seller'), routes: [] });
    given(owner('seller'), says('hi', t('00')), under(without))
      .when(passes(t('01')))
      .answers('lead', 'hi');
  });

  test('of a contact silent for a week is the first bot again', () =>
    given(owner('buyer'), says('hi', at('10:00')), finishesSilently(at('10:00')))
      .when(passes(at('7 09:59:59')))
      .isOwnedBy('buyer')
      .when(passes(at('7 10:00')))
      .isOwnedBy('lead')
      .journals('owner.changed', { reason: 'idle' }));

  test('that is the first bot keeps a silent contact, and any bot does where policy has no such time', () => {
    given(owner('lead'), says('hi', at('10:00')), finishesSilently(at('10:00'))).satisfies(({ state }) =>
      expect(wakeAt(state)).toBeNull(),
    );
    given(under(withLimits({ idleOwnerMs: 0 })), owner('buyer'), says('hi', at('10:00')), finishesSilently(at('10:00')))
      .satisfies(({ state }) => expect(wakeAt(state)).toBeNull())
      .when(passes(at('60 10:00')))
      .isOwnedBy('buyer');
  });

  test('whose time was over before the next message came has it no longer, though nobody looked in between', () =>
    given(owner('buyer'), says('hi', at('10:00')), finishesSilently(at('10:00')))
      .when(says('me again', at('7 10:00:01')))
      .answers('lead', 'me again'));

  test('who was heard of at the last moment stays, though nobody looked before', () =>
    given(owner('buyer'), says('hi', at('10:00')), finishesSilently(at('10:00')))
      .when((world) => happen(world, at('7 10:00:01'), [messageEvent(world, at('7 09:59:59'), { text: 'hi' })]))
      .isOwnedBy('buyer'));
});

test('a decision has an id of its commit: decided again, the same', () =>
  given()
    .when(says('hi', t('00')))
    .satisfies(({ explanations }, { key }) => expect(explanations.map(({ id }) => id)).toEqual([`${key}-d1-1`])));

test('a message that the lane passes over is in the journal, and is answered by nobody', () =>
  given(owner('lead'))
    .when((world) => happen(world, t('00'), [{ type: 'message.passed_over', at: t('00'), id: 'lost' }]))
    .journals('message.passed_over', { id: 'lost' })
    .commands());

test('the same message twice is one message', () =>
  given(scored({}, t('00'), { id: 'same' }))
    .when(scored({ seller: 1 }, t('01'), { id: 'same' }))
    .changesNothing());

test('of the messages that were handled only the last few are remembered, and of each enough to tell it', () =>
  given(
    ...Array.from({ length: 9 }, (_, index) => scored({}, t('00') + index, { id: `message00${index}-and-more` })),
  ).satisfies(({ state }) => expect(state.recent).toEqual(['message005', 'message006', 'message007', 'message008'])));

test('a limit of no retries calls a person at the first failure', () =>
  given(under(withBot('lead', { turnRetries: 0 })), says('hi', t('00')))
    .when(fails(t('01')))
    .isOwnedBy('human'));

test('no answers needed makes the first message to the target a success', () =>
  given(under(withLimits({ outcome: { answers: 1 } })), scored({ seller: 0.9 }, t('00')), finishesSilently(t('00')))
    .when(says('ok', t('01')))
    .records('successful'));
