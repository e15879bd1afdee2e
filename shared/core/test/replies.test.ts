import { describe, expect, test } from 'vitest';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import { asksForPerson, finishes, passes, says, startsAgain, stops, under } from '../testing/happenings.ts';
import { rules } from '../testing/rules.ts';
import { commandsOf } from '../testing/world.ts';

describe('a reply', () => {
  test('is in the journal as it goes out: whose it is, what it answers, and under which epoch', () =>
    given(says('hi', at('10:00')))
      .when(finishes({ say: ['Hello.'] }, at('10:01')))
      .satisfies(({ journal, commands, state }, { key }) => {
        const reply = { id: `${key}-t1-1-r1`, by: 'lead', epoch: state.epoch, text: 'Hello.', answers: ['message000'] };
        const { id, ...queued } = reply;
        expect(journal).toContainEqual({ type: 'reply.queued', reply: id, ...queued });
        expect(commandsOf(commands, 'send-reply')).toEqual([
          { type: 'send-reply', reply: { ...reply, contact: 'web:ana', channel: 'web' } },
        ]);
      }));

  test('of Baton itself is in the first language that has it, where the contact’s has none', () => {
    const { en } = rules().phrases;
    given(under({ ...rules(), phrases: { en } as never }))
      .when(says('BASTA', at('10:00'), { language: 'es', consent: 'stop' }))
      .sends('You are unsubscribed.');
  });

  test('of Baton itself that the domain has no words for is not sent', () => {
    const policy = rules({ limits: { humanAnswerMs: 900_000, whenNobody: 'promise' } });
    given(under(policy), says('hi', at('10:00')), asksForPerson(at('10:01')))
      .when(passes(at('10:16')))
      .journals('human.unavailable')
      .sends();
  });

  test('to an opt-out answers what it leaves unanswered, and to its end the word that ends it', () => {
    const answers = (...happenings: Parameters<typeof given>): unknown[] => {
      let found: unknown[] = [];
      given(...happenings).satisfies(({ commands }) => {
        found = commandsOf(commands, 'send-reply').map(({ reply }) => reply.answers);
      });
      return found;
    };
    expect(answers(says('hi', at('10:00')), stops(at('10:01')))).toEqual([['message000', 'message001']]);
    expect(answers(stops(at('10:00')), startsAgain(at('10:01')))).toEqual([['message001']]);
  });
});
