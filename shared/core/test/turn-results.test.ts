import { describe, expect, test } from 'vitest';
import { at, minutes } from '../testing/clock.ts';
import { given, handoff, stay } from '../testing/given.ts';
import {
  fails,
  finishes,
  finishesSilently,
  healthy,
  knows,
  owner,
  passes,
  says,
  scored,
  slow,
  traced,
  under,
} from '../testing/happenings.ts';
import { proposes, withOutreach } from '../testing/outreach.ts';
import { withBot } from '../testing/rules.ts';
import { commandsOf } from '../testing/world.ts';

const t = (seconds: string) => at(`10:00:${seconds}`);
const request = { to: 'seller', reason: 'wants a valuation', confidence: 0.9 };
const refused = { ...request, confidence: 0.6 };

describe('a bot that asks for what it was told while it was thinking', () => {
  const told = given(
    scored({ seller: 0.9 }, t('00')),
    says('Ana, by the way', t('01')),
    knows({ name: 'Ana' }, t('02')),
  );

  test('is asked again, with all that is known by now, and its question is not put', () =>
    told
      .when(finishes({ say: ['Your name?'], asked: 'name', facts: { area: { value: 'north' } } }, t('03')))
      .sends()
      .journals('turn.superseded', { bot: 'seller', reason: 'answered meanwhile' })
      .journalsNo('question.repeated')
      .answers('seller', 'hello', 'Ana, by the way')
      .starts('seller', { facts: { name: 'Ana', area: 'north' } })
      .records('successful'));

  test('has learned nothing by it, when it reports nothing', () =>
    told.when(finishes({ say: ['Your name?'], asked: 'name' }, t('03'))).records());

  test('has asked too late, when nothing has come that it could answer instead', () =>
    given(says('hi', t('00')), knows({ name: 'Ana' }, t('01')))
      .when(finishes({ say: ['Your name?'], asked: 'name' }, t('02')))
      .sends('Your name?')
      .journals('question.repeated', { fact: 'name' }));
});

describe('a question', () => {
  test('stays open while the bot talks of something else', () =>
    given(says('hi', t('00')), finishes({ say: ['Your name?'], asked: 'name' }, t('01')))
      .when(says('why?', t('02')), finishes({ say: ['So that I can greet you.'] }, t('03')))
      .leaves({ asked: { bot: 'lead', fact: 'name' } }));

  test('is not made up when the bot puts none', () =>
    given(says('hi', t('00')))
      .when(finishes({ say: ['Hello.'] }, t('01')))
      .leaves({ asked: null }));
});

describe('a refusal to a bot', () => {
  const twice = given(says('hi', t('00')), finishes({ handoff: refused }, t('01')));

  test('names the message it was about, and weighs no words', () =>
    given(says('hi', t('00')))
      .when(finishes({ handoff: refused }, t('01')))
      .decides(stay('lead', { trigger: 'request', message: 'message000', candidates: [], evidence: [] })));

  test('that the bot insists on, and still speaks, leaves the contact with it', () =>
    twice.when(finishes({ say: ['I can help you myself.'], handoff: refused }, t('02'))).isOwnedBy('lead'));

  test('is over when the bot asks again with better reason', () =>
    twice
      .when(finishes({ handoff: request }, t('02')))
      .decides(handoff('lead', 'seller'))
      .isOwnedBy('seller')
      .answers('seller', 'hi'));

  test('of a turn that had no message starts no other: nobody waits for an answer', () =>
    given(owner('lead'), slow('seller', t('00')), scored({ seller: 0.9 }, t('00')), finishesSilently(t('01')))
      .when(healthy('seller', t('02')), passes(t('02')))
      .starts('seller', { messages: [] })
      .when(finishes({ handoff: { ...refused, to: 'lead' } }, t('03')))
      .decides(stay('seller', { trigger: 'request', message: null }))
      .startsNoTurn()
      .leaves({ turn: { status: 'idle' } })
      .isOwnedBy('seller'));
});

describe('a bot that calls a person', () => {
  const words = { reason: 'hot_lead_qualified', words: 'ready to buy' } as const;

  test('and has said so itself is not spoken over, and says how sure it is', () =>
    given(says('hi', t('00')))
      .when(
        finishes(
          { say: ['Maria will call.'], handoff: { to: 'human', reason: 'beyond me', confidence: 0.8 } },
          t('01'),
        ),
      )
      .sends('Maria will call.')
      .satisfies(({ commands }) =>
        expect(commandsOf(commands, 'call-human')).toMatchObject([{ card: { confidence: 0.8, words: 'beyond me' } }]),
      ));

  test('without a word leaves it to Baton to say so', () =>
    given(says('hi', t('00')))
      .when(finishes({ human: words }, t('01')))
      .sends('A person will answer you.'));
});

describe('progress', () => {
  const talks = (minute: number, result: Parameters<typeof finishes>[0]) => [
    says('hm', at('10:00') + minutes(minute)),
    finishes(result, at('10:00') + minutes(minute) + 1000),
  ];

  test('is made by a bot that has done its job, without a new fact', () =>
    given(...talks(0, { say: ['?'] }), ...talks(1, { say: ['Booked.'], done: 'booked' }), ...talks(2, { say: ['?'] }))
      .when(...talks(3, { say: ['?'] }))
      .isOwnedBy('lead'));

  test('that is missing is told to the bot, which may then try another way', () =>
    given(...talks(0, { say: ['?'] }))
      .when(says('hm', at('10:01')))
      .starts('lead', { unproductive: 1 }));

  test('that is not missing is not spoken of', () =>
    given()
      .when(says('hi', t('00')))
      .satisfies(({ commands }) =>
        expect(commandsOf(commands, 'start-turn')[0]?.job).not.toHaveProperty('unproductive'),
      ));
});

describe('a turn that nobody has asked for', () => {
  const unasked = given(under(withOutreach()), says('hi', t('00')), finishes({ say: ['Hello.'] }, t('01'))).when(
    proposes('the open house', at('12:00')),
  );

  test('moves no contact, whatever its bot wishes', () =>
    unasked
      .when(finishes({ say: ['Open house on Sunday.'], handoff: request }, at('12:01')))
      .decidesNothing()
      .isOwnedBy('lead')
      .sends('Open house on Sunday.'));

  test('that is cut short leaves to the next one what else its bot was to be told', () =>
    given(under(withOutreach()), says('hi', t('00')), finishes({ say: ['Hm.'], handoff: refused }, t('01')))
      .when(proposes('the open house', at('12:00')))
      .starts('lead', { directives: [{ kind: 'refused', to: 'seller' }, { kind: 'outreach' }] })
      .when(says('hello?', at('12:00:01')))
      .starts('lead', { directives: [{ kind: 'refused', to: 'seller' }] }));
});

describe('a turn that fails', () => {
  test('waits twice as long before each further attempt', () =>
    given(says('hi', t('00')), fails(t('01')), passes(t('02')), fails(t('03')))
      .when(passes(t('04')))
      .startsNoTurn()
      .when(passes(t('05')))
      .starts('lead', { attempt: 3 }));

  test('is in the journal, with what it failed of', () =>
    given(says('hi', t('00')))
      .when(fails(t('01')))
      .journals('turn.failed', { bot: 'lead', code: 'bot-failed', permanent: false }));

  test('by its deadline for the last time is told to the person as such', () =>
    given(under(withBot('lead', { turnRetries: 0 })), says('hi', t('00')))
      .when(passes(at('10:10')))
      .isOwnedBy('human')
      .satisfies(({ commands }) =>
        expect(commandsOf(commands, 'call-human')).toMatchObject([
          { card: { reason: 'bot_failed', words: 'turn-timeout' } },
        ]),
      ));

  test('for good counts against the move that brought its bot the contact, once', () =>
    given(scored({ seller: 0.9 }, t('00')))
      .when(fails(t('01'), true))
      .records('failed'));
});

test('a result says which language model was asked, and nothing of one when none was', () => {
  const cost = { inputTokens: 10, outputTokens: 5, microDollars: 3, ms: 40 };
  const model = { model: 'small', prompt: '1', ...cost, outcome: 'answered' } as const;
  const turn = given(says('hi', t('00')));
  turn.when(finishes({ say: ['Hello.'], model }, t('01'))).journals('turn.finished', { model });
  turn.when(finishes({ say: ['Hello.'] }, t('01'))).satisfies(({ journal }) => {
    expect(journal.find(({ type }) => type === 'turn.finished')).not.toHaveProperty('model');
  });
});

test('the way of a message is followed through its turn and its reply: the latest that has one', () =>
  given(under(withBot('lead', { burst: { quietMs: 1000, maxMs: 9000 } })))
    .when(traced('hi', '00-a-b-01', t('00')), traced('I', '00-c-d-01', t('01')), says('want to sell', t('01')))
    .when(passes(t('05')))
    .starts('lead', { contact: 'web:ana', channel: 'web', traceparent: '00-c-d-01' })
    .when(finishes({ say: ['Where?'] }, t('06')))
    .satisfies(({ commands }) =>
      expect(commandsOf(commands, 'send-reply')).toMatchObject([
        {
          reply: {
            traceparent: '00-c-d-01',
            answers: ['message000', 'message001', 'message002'],
            contact: 'web:ana',
            channel: 'web',
          },
        },
      ]),
    ));
