import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given } from '../testing/given.ts';
import {
  assigned,
  fails,
  finishes,
  finishesSilently,
  handsBack,
  knows,
  passes,
  says,
  stops,
  takesOver,
  under,
} from '../testing/happenings.ts';
import { proposes, withOutreach } from '../testing/outreach.ts';

const answered = (now: number) => finishes({ say: ['Hello!'] }, now);
const reminds = (now: number) => finishes({ say: ['Still looking?'] }, now);

/** A contact that wrote at 10:00, was answered, and has been silent since. */
const silent = given(under(withOutreach()), says('hi', at('10:00')), answered(at('10:01')));

describe('follow-ups', () => {
  test('the owner is asked for one three days after the last word of the contact', () =>
    silent
      .satisfies((_, { state }) => expect(wakeAt(state)).toBe(at('3 10:00')))
      .when(passes(at('3 09:59')))
      .changesNothing()
      .when(passes(at('3 10:00')))
      .journals('outreach.proposed', { by: 'follow-up', number: 1, about: 'nothing heard for 3 days' })
      .starts('lead', { messages: [], directives: [{ kind: 'outreach', by: 'follow-up', number: 1 }] })
      .when(reminds(at('3 10:01')))
      .sends('Still looking?')
      .journals('outreach.sent', { bot: 'lead' }));

  test('then after seven and after fourteen days, and then no more', () =>
    silent
      .when(passes(at('3 10:00')), reminds(at('3 10:01')), passes(at('7 10:00')))
      .starts('lead', { directives: [{ number: 2, about: 'nothing heard for 7 days' }] })
      .when(reminds(at('7 10:01')), passes(at('14 10:00')))
      .starts('lead', { directives: [{ number: 3 }] })
      .when(reminds(at('14 10:01')), passes(at('60 10:00')))
      .startsNoTurn()
      .leaves({ outreach: { followUp: null, waiting: [], sent: [at('14 10:01')] } }));

  test('the next word of the contact starts the count anew', () =>
    silent
      .when(passes(at('3 10:00')), reminds(at('3 10:01')), says('yes', at('4 12:00')), answered(at('4 12:01')))
      .when(passes(at('7 10:00')))
      .changesNothing()
      .when(passes(at('7 12:00')))
      .starts('lead', { directives: [{ number: 1 }] }));

  test('after an outage of a week only the last of those that are due is sent', () =>
    silent
      .when(passes(at('8 12:00')))
      .journals('outreach.proposed', { number: 2 })
      .satisfies(() => silent.when(passes(at('7 10:00'))).journals('outreach.proposed', { number: 2 }))
      .leaves({
        outreach: { followUp: { since: at('10:00'), number: 3, at: at('14 10:00') }, waiting: [], sent: [] },
      }));

  test('one that falls into the night waits for the morning', () =>
    given(under(withOutreach()), says('hi', at('22:30')), answered(at('22:31')))
      .when(passes(at('3 22:30')))
      .journals('outreach.held', { reason: 'quiet-hours', until: at('4 08:00') })
      .startsNoTurn()
      .satisfies((_, { state }) => expect(wakeAt(state)).toBe(at('4 08:00')))
      .when(passes(at('4 08:00')))
      .starts('lead'));

  test("the night is that of the contact's own zone, once the contact has told it", () =>
    given(under(withOutreach({ quiet: { zoneFact: 'zone' } })), says('hi', at('10:00')), answered(at('10:01')))
      .when(knows({ zone: 'Asia/Tokyo' }, at('10:02')), passes(at('3 13:00')))
      .journals('outreach.held', { reason: 'quiet-hours', until: at('3 23:00') }));

  test('one whose turn ends in the night is not said then, and is composed again in the morning', () =>
    given(under(withOutreach()), says('hi', at('20:59:50')), answered(at('20:59:55')))
      .when(passes(at('3 20:59:50')))
      .starts('lead')
      .when(reminds(at('3 21:00')))
      .sends()
      .journals('turn.superseded', { reason: 'quiet hours' })
      .journals('outreach.held', { reason: 'quiet-hours', until: at('4 08:00') })
      .satisfies((_, { state }) => expect(wakeAt(state)).toBe(at('4 08:00')))
      .when(passes(at('4 08:00')))
      .starts('lead', { directives: [{ kind: 'outreach', number: 1 }] }));

  test('what is said carries how long it may go out: until the next night', () =>
    silent.when(passes(at('3 10:00')), reminds(at('3 10:01'))).satisfies(({ commands }) => {
      const replies = commands.flatMap((command) => (command.type === 'send-reply' ? [command.reply] : []));
      expect(replies).toMatchObject([{ until: at('3 21:00') }]);
    }));

  test('a word of the contact while the bot composes it makes it needless', () =>
    silent
      .when(passes(at('3 10:00')), says('hello again', at('3 10:00:01')))
      .commands('abort-turn', 'start-turn')
      .journals('outreach.dropped', { reason: 'superseded' })
      .starts('lead', { messages: [{ text: 'hello again' }], directives: [] }));

  test('and so does one that comes before a failed turn for it is tried again', () =>
    silent
      .when(passes(at('3 10:00')), fails(at('3 10:00:01')), says('hello again', at('3 10:00:01')))
      .journals('outreach.dropped', { reason: 'superseded' })
      .starts('lead', { attempt: 1, messages: [{ text: 'hello again' }], directives: [] }));

  test('one that waits when the contact writes is dropped', () =>
    given(under(withOutreach()), says('hi', at('22:30')), answered(at('22:31')), passes(at('3 22:30')))
      .when(says('me again', at('3 23:00')))
      .journals('outreach.dropped', { reason: 'written' }));

  test('none while a person has the contact, nor the one that came due meanwhile', () =>
    silent
      .when(takesOver(at('2 10:00')), takesOver(at('3 09:00')), passes(at('3 10:00')))
      .journals('outreach.dropped', { reason: 'human' })
      .startsNoTurn()
      .when(handsBack(at('3 11:00')), passes(at('3 12:00')))
      .startsNoTurn());

  test('none after an opt-out, whatever waited', () =>
    given(under(withOutreach()), says('hi', at('22:30')), answered(at('22:31')), passes(at('3 22:30')))
      .when(stops(at('3 22:40')))
      .leaves({ outreach: { followUp: null, waiting: [], sent: [] } })
      .when(passes(at('30 10:00')))
      .startsNoTurn());

  test('a bot that has nothing to say has said nothing: it does not count', () =>
    silent
      .when(passes(at('3 10:00')), finishesSilently(at('3 10:01')))
      .journals('outreach.dropped', { reason: 'silent' })
      .leaves({ outreach: { followUp: { since: at('10:00'), number: 2, at: at('7 10:00') }, waiting: [], sent: [] } }));

  test('a bot that fails for good at it calls nobody', () =>
    silent
      .when(passes(at('3 10:00')), fails(at('3 10:01'), true))
      .journals('outreach.dropped', { reason: 'failed' })
      .commands()
      .isOwnedBy('lead'));

  test('three in a row without an answer are no conversation that is stuck', () => {
    const often = withOutreach({ followUpDays: [2, 4, 6, 8, 10], perWeek: 7 });
    given(under(often), says('hi', at('10:00')), answered(at('10:01')))
      .when(passes(at('2 10:00')), reminds(at('2 10:01')), passes(at('4 10:00')), reminds(at('4 10:01')))
      .when(passes(at('6 10:00')), reminds(at('6 10:01')), passes(at('8 10:00')), reminds(at('8 10:01')))
      .isOwnedBy('lead');
  });

  test('a bot with days of its own goes by them', () => {
    const policy = withOutreach();
    const bots = policy.bots.map((bot) => (bot.id === 'lead' ? { ...bot, followUpDays: [1] } : bot));
    given(under({ ...policy, bots }), says('hi', at('10:00')), answered(at('10:01')))
      .when(passes(at('1 10:00')))
      .starts('lead', { directives: [{ about: 'nothing heard for 1 days' }] });
  });
});

describe('the budget of attention', () => {
  test('an administrator is as good as a follow-up: the owner says it in its own words', () =>
    silent.when(proposes('the open house on Sunday', at('12:00'))).starts('lead', {
      directives: [{ kind: 'outreach', by: 'maria', about: 'the open house on Sunday', number: 0 }],
    }));

  test('a second one on the same day waits until the first is a day old', () =>
    silent
      .when(proposes('one', at('12:00')), reminds(at('12:01')), proposes('two', at('13:00')))
      .journals('outreach.held', { reason: 'daily-cap', until: at('1 12:01') })
      .startsNoTurn()
      .when(passes(at('1 12:01')))
      .starts('lead', { directives: [{ about: 'two' }] }));

  test('a fourth one in a week waits until the first is a week old', () =>
    silent
      .when(proposes('one', at('12:00')), reminds(at('12:01')), proposes('two', at('1 12:02')), reminds(at('1 12:03')))
      .when(proposes('three', at('2 12:04')), reminds(at('2 12:05')), passes(at('3 10:00')))
      .journals('outreach.held', { reason: 'daily-cap', until: at('7 12:01') }));

  test('what waits for longer than it is worth is dropped', () =>
    given(under(withOutreach({ perWeek: 1, maxWaitMs: 3_600_000 })), says('hi', at('10:00')), answered(at('10:01')))
      .when(proposes('one', at('12:00')), reminds(at('12:01')), proposes('two', at('13:00')))
      .when(passes(at('7 12:01')))
      .satisfies(({ journal }) =>
        expect(journal).toContainEqual(expect.objectContaining({ type: 'outreach.dropped', reason: 'too-old' })),
      ));

  test('what comes while the bot answers waits for its end', () =>
    given(under(withOutreach()), says('hi', at('10:00')))
      .when(proposes('one', at('10:00:30')))
      .journals('outreach.held', { reason: 'turn', until: null })
      .when(answered(at('10:01')))
      .starts('lead', { directives: [{ about: 'one' }] }));

  test('of two at once one goes, and the other waits for its day', () =>
    silent
      .when(proposes('one', at('12:00')), proposes('two', at('12:00')))
      .journals('outreach.held', { reason: 'turn' })
      .when(reminds(at('12:01')))
      .journals('outreach.held', { reason: 'daily-cap' }));

  test('more than may wait are refused', () =>
    given(under(withOutreach({ maxWaiting: 1 })), says('hi', at('10:00')))
      .when(proposes('one', at('10:00:10')), proposes('two', at('10:00:20')))
      .journals('outreach.dropped', { reason: 'too-many' }));

  test('a domain that allows none sends none', () =>
    given(under(withOutreach({ perDay: 0 })), says('hi', at('10:00')), answered(at('10:01')))
      .when(proposes('one', at('12:00')))
      .journals('outreach.dropped', { reason: 'none-allowed' }));

  test('nor does one that allows none in a week', () =>
    given(under(withOutreach({ perWeek: 0 })), says('hi', at('10:00')), answered(at('10:01')))
      .when(proposes('one', at('12:00')))
      .journals('outreach.dropped', { reason: 'none-allowed' }));

  test('what has waited for exactly as long as it is worth is said', () =>
    given(
      under(withOutreach({ maxWaitMs: at('1 12:01') - at('13:00') })),
      says('hi', at('10:00')),
      answered(at('10:01')),
    )
      .when(proposes('one', at('12:00')), reminds(at('12:01')), proposes('two', at('13:00')))
      .when(passes(at('1 12:01')))
      .starts('lead', { directives: [{ about: 'two' }] }));

  test('a contact who has never written is never written to', () =>
    given(under(withOutreach()))
      .when(proposes('hello', at('12:00')))
      .journals('outreach.dropped', { reason: 'no-owner' })
      .startsNoTurn());

  test('a change of owner ends the turn that was to write, and the journal says so', () =>
    silent
      .when(proposes('one', at('12:00')), assigned('seller', at('12:00:10')))
      .journals('outreach.dropped', { reason: 'superseded' }));
});

describe('what waits to be said', () => {
  const held = silent.when(proposes('one', at('12:00')), reminds(at('12:01')), proposes('two', at('13:00')));

  test('is never said to a contact who opts out', () =>
    held
      .when(stops(at('14:00')))
      .journals('outreach.dropped', { reason: 'opted-out' })
      .leaves({ outreach: { followUp: null, waiting: [], sent: [at('12:01')] } }));

  test('is looked at when its time has come, and until then nothing changes, not even the state', () =>
    held.satisfies((_, { state }) => {
      held
        .when(passes(at('20:00')))
        .changesNothing()
        .leaves({ commit: state.commit });
    }));

  test('for the end of a turn says so once, whatever the contact writes meanwhile', () =>
    given(under(withOutreach()), says('hi', at('10:00')), proposes('one', at('10:00:30')))
      .when(says('and?', at('10:00:40')))
      .journalsNo('outreach.held'));

  test('for its day does not wait for a turn as well', () =>
    held.when(says('hello', at('14:00'))).journalsNo('outreach.held'));

  test('by a follow-up is overtaken by the next, and by nothing else', () =>
    given(under(withOutreach({ perWeek: 1 })), says('hi', at('10:00')), answered(at('10:01')))
      .when(proposes('one', at('12:00')), reminds(at('12:01')), passes(at('3 10:00')))
      .journals('outreach.held', { reason: 'weekly-cap', until: at('7 12:01') })
      .when(proposes('two', at('4 12:00')))
      .journalsNo('outreach.dropped')
      .when(passes(at('7 10:00')))
      .journals('outreach.dropped', { reason: 'overtaken' })
      .journals('outreach.proposed', { number: 2 }));

  test('waits on when its contact has told another zone, where it is still night', () =>
    given(under(withOutreach({ quiet: { zoneFact: 'zone' } })), says('hi', at('22:30')), answered(at('22:31')))
      .when(passes(at('3 22:30')))
      .when(knows({ zone: 'America/Los_Angeles' }, at('3 23:00')), proposes('one', at('4 07:00')))
      .when(passes(at('4 08:00')))
      .journals('outreach.held', { reason: 'quiet-hours', until: at('4 16:00') })
      .satisfies((_, { state }) =>
        expect(state.outreach.waiting.map((proposal) => proposal.at)).toEqual([at('4 16:00'), at('4 16:00')]),
      ));
});
