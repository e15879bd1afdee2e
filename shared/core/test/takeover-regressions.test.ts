import { describe, expect, test } from 'vitest';
import { cardNow, wakeAt } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  asksForPerson,
  fails,
  finishes,
  finishesSilently,
  handsBack,
  knows,
  messageEvent,
  passes,
  personWrites,
  says,
  stops,
  systemWrites,
  takesOver,
  under,
} from '../testing/happenings.ts';
import { rules } from '../testing/rules.ts';
import { commandsOf, happen } from '../testing/world.ts';

/** Each is a defect that took somebody's bot, or somebody's customer, out of service. The numbers are those of docs/people.md. */
describe('a defect of others that must not be one of ours', () => {
  test('7: what the system itself does to a conversation is not a person taking over', () =>
    given(says('hi', at('10:00')))
      .when(systemWrites(at('10:01')))
      .isOwnedBy('lead')
      .journalsNo('human.took_over')
      .commands());

  test('10: a turn that says nothing leaves the bot as able to answer as before', () =>
    given(says('hm', at('10:00')), finishesSilently(at('10:01')))
      .when(says('and now?', at('10:02')))
      .answers('lead', 'and now?'));

  test('10: what was said to a person is the bot’s briefing when it comes back, and no task', () =>
    given(takesOver(at('10:00')), says('call me', at('10:05')), personWrites(at('10:10')), says('thanks', at('10:11')))
      .when(handsBack(at('10:20')))
      .startsNoTurn()
      .when(says('one more thing', at('10:30')))
      .answers('lead', 'one more thing')
      .starts('lead', {
        directives: [
          {
            ...{ kind: 'welcome', from: 'human' },
            said: [
              { author: 'contact', text: 'call me' },
              { author: 'human', text: 'hello' },
              { author: 'contact', text: 'thanks' },
            ],
          },
        ],
      }));

  test('11: the closing words are said once, however often their cause is reported', () =>
    given(says('hi', at('10:00')))
      .when((world) => {
        const wish = { reason: 'explicit_human_request', words: 'a person' } as const;
        const event = messageEvent(world, at('10:01'), { id: 'twice', scored: { human: wish } });
        return happen(world, at('10:01'), [event, event]);
      })
      .sends('A person will answer you.')
      .when(asksForPerson(at('10:02')))
      .commands());

  test('12: once a person has handed back, nothing of their time keeps the bot silent', () =>
    given(says('hi', at('10:00')), asksForPerson(at('10:01')), personWrites(at('10:02')), handsBack(at('10:03')))
      .when(says('hello?', at('10:04')))
      .answers('lead', 'hello?')
      .when(finishes({ say: ['Here I am.'] }, at('10:05')))
      .sends('Here I am.'));

  test('13: only a person’s own word prolongs their time: neither the contact’s nor the system’s does', () =>
    given(takesOver(at('10:00')), says('hello?', at('15:00')), systemWrites(at('16:00')), says('hello??', at('21:00')))
      .satisfies(({ state }) => {
        expect(wakeAt(state)).toBe(at('22:00'));
      })
      .when(passes(at('22:00')))
      .isOwnedBy('lead'));

  test('13: a contact who has written to a person that left is answered by the bot after all', () =>
    given(takesOver(at('10:00')), personWrites(at('10:05')), says('and the price?', at('15:00')))
      .when(passes(at('22:05')))
      .isOwnedBy('lead')
      .answers('lead', 'and the price?'));

  test('13: only what the person has not heard is left for the bot', () =>
    given(takesOver(at('10:00')), says('one', at('10:01')), personWrites(at('10:05')), says('two', at('15:00')))
      .when(passes(at('22:05')))
      .answers('lead', 'two'));

  test('31: a bot that failed for good gives the contact to a person, and has it again when they are done', () =>
    given(says('hi', at('10:00')), fails(at('10:01'), true))
      .isOwnedBy('human')
      .when(handsBack(at('10:30')), says('still there?', at('10:31')))
      .answers('lead', 'still there?'));

  test('33: a turn that will be tried again is nobody’s business; one that is lost is, at once and urgently', () =>
    given(says('hi', at('10:00')))
      .when(fails(at('10:01')))
      .journalsNo('human.took_over')
      .commands()
      .when(passes(at('10:02')), fails(at('10:03')), passes(at('10:06')), fails(at('10:07')))
      .journals('human.took_over', { reason: 'bot_failed' })
      .satisfies(({ commands }) => {
        expect(commands[0]).toMatchObject({
          card: { reason: 'bot_failed', words: 'bot-failed', priority: 'urgent', messages: [{ text: 'hi' }] },
        });
      }));
});

describe('from the moment a person takes over', () => {
  test('a turn in flight is told to stop, and its result comes to nothing', () => {
    given(says('hi', at('10:00')))
      .when((world) => {
        const { turn } = world.state;
        const id = turn.status === 'running' ? turn.turn : '';
        const result = { say: ['Too late'], facts: {}, asked: null, done: null, handoff: null, human: null };
        const taken = takesOver(at('10:01'))(world);
        return happen(taken, at('10:02'), [{ type: 'turn.finished', at: at('10:02'), turn: id, result, ranMs: 9 }]);
      })
      .commands();
  });

  test('what waits at the gate is of an epoch that is over', () =>
    given(says('hi', at('10:00')), finishes({ say: ['Hello!'] }, at('10:01'))).satisfies(({ commands }, before) => {
      const [command] = commands;
      const taken = takesOver(at('10:01'))(before);
      expect(command).toMatchObject({ reply: { text: 'Hello!', epoch: before.state.epoch } });
      expect(taken.state.epoch).toBeGreaterThan(before.state.epoch);
    }));

  test('a retry that waits for its time never starts', () =>
    given(says('hi', at('10:00')), fails(at('10:01')), takesOver(at('10:01')))
      .when(passes(at('11:00')))
      .startsNoTurn());

  test('a person’s note reaches the bot that goes on', () =>
    given(takesOver(at('10:00')))
      .when((world) => {
        const back = {
          type: 'human.handed_back',
          at: at('10:05'),
          contact: 'web:ana',
          by: 'eva',
          to: 'seller',
        } as const;
        return happen(world, at('10:05'), [{ ...back, note: 'The visit is on Monday.' }]);
      })
      .when(says('so?', at('10:06')))
      .starts('seller', { directives: [{ kind: 'welcome', note: 'The visit is on Monday.' }] }));

  test('however much is said to them, the state stays bounded', () => {
    const talk = Array.from({ length: 60 }, (_, index) => says('word '.repeat(1600), at('10:01') + index));
    given(takesOver(at('10:00')), ...talk).satisfies((_, { state }) => {
      expect(JSON.stringify(state.owner).length).toBeLessThan(15_000);
    });
  });
});

/** A contact is to have an answer within a quarter of an hour. */
const patient = (whenNobody: 'promise' | 'bot') => {
  const { en, es } = rules().phrases;
  const told = { callback: 'We will get back to you.', nobodyThere: 'Nobody is there; I go on.' };
  const phrases = { en: { ...en, ...told }, es: { ...es, ...told } } as never;
  return rules({ phrases, limits: { humanAnswerMs: 900_000, whenNobody } });
};

describe('when nobody is there', () => {
  const waiting = (whenNobody: 'promise' | 'bot') =>
    given(under(patient(whenNobody)), says('hi', at('10:00')), asksForPerson(at('10:01')));

  test('the contact is promised an answer, once, and the person’s time goes on', () =>
    waiting('promise')
      .when(says('hello?', at('10:10')), passes(at('10:16')))
      .journals('human.unavailable', { next: 'promise' })
      .sends('We will get back to you.')
      .isOwnedBy('human')
      .when(says('hello??', at('10:20')), passes(at('11:00')))
      .commands());

  test('a person who was heard of and falls silent again is waited for again', () =>
    waiting('promise')
      .when(passes(at('10:16')), personWrites(at('10:20')), says('when?', at('10:30')), passes(at('10:45')))
      .sends('We will get back to you.'));

  test('the bot goes on where policy says so, with what nobody has answered', () =>
    waiting('bot')
      .when(says('hello?', at('10:10')), passes(at('10:16')))
      .journals('human.unavailable', { next: 'bot' })
      .isOwnedBy('lead')
      .answers('lead', 'hello?')
      .satisfies(({ commands }) => {
        expect(commands).toContainEqual(
          expect.objectContaining({ reply: expect.objectContaining({ text: 'Nobody is there; I go on.' }) }),
        );
      }));

  test('nobody is missed, where policy has no time for an answer', () =>
    given(says('hi', at('10:00')), asksForPerson(at('10:01')))
      .journalsNo('human.unavailable')
      .satisfies(({ state }) => expect(wakeAt(state)).toBe(at('22:01')))
      .when(passes(at('12:00')))
      .changesNothing());

  test('a legal matter is never the bot’s, whatever policy says', () =>
    given(
      under(patient('bot')),
      says('my lawyer', at('10:00'), { human: { reason: 'legal_financial_topic', words: 'lawyer' } }),
    )
      .when(passes(at('10:15')))
      .journals('human.unavailable', { next: 'promise' })
      .isOwnedBy('human'));

  test('who has opted out is promised nothing', () =>
    waiting('promise')
      .when(stops(at('10:05')))
      .when(passes(at('10:16')))
      .sends()
      .isOwnedBy('human'));

  test('what is promised answers what was not heard, and what is said on the way back to the bot answers nothing', () => {
    const answers = (whenNobody: 'promise' | 'bot'): unknown[] => {
      let found: unknown[] = [];
      waiting(whenNobody)
        .when(says('hello?', at('10:10')), passes(at('10:16')))
        .satisfies(({ commands }) => {
          found = commandsOf(commands, 'send-reply').map(({ reply }) => reply.answers);
        });
      return found;
    };
    expect(answers('promise')).toEqual([['message002']]);
    expect(answers('bot')).toEqual([[]]);
    waiting('promise')
      .when(passes(at('10:16')))
      .satisfies(({ commands }) =>
        expect(commandsOf(commands, 'send-reply')).toMatchObject([{ reply: { answers: [] } }]),
      );
  });

  test('a person who answers in time is all there is to it', () =>
    waiting('bot')
      .when(personWrites(at('10:05')))
      .when(passes(at('10:30')))
      .changesNothing());
});

test('a card may be asked for at any time, and says what is known by now', () =>
  given(knows({ name: 'Ana' }), says('hi', at('10:00'))).satisfies((_, { state, key }) => {
    expect(cardNow(state, key, at('10:01'))).toMatchObject({
      ...{ reason: 'on-request', priority: 'normal', from: 'lead', summary: 'name: Ana' },
      messages: [{ text: 'hi' }],
    });
  }));
