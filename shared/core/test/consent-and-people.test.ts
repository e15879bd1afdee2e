import type { ContactEventOf } from '@baton/contracts';
import { describe, expect, test } from 'vitest';
import { wakeAt } from '../src/index.ts';
import { at } from '../testing/clock.ts';
import { given, human, review, stay, suppress } from '../testing/given.ts';
import {
  approves,
  asksForPerson,
  assigned,
  edits,
  finishes,
  finishesSilently,
  handsBack,
  knows,
  messageEvent,
  owner,
  passes,
  personWrites,
  rejects,
  says,
  scored,
  slow,
  startsAgain,
  stops,
  systemWrites,
  takesOver,
  under,
  unscoredMessage,
} from '../testing/happenings.ts';
import { rules, withLimits, withRoute } from '../testing/rules.ts';
import { commandsOf, entriesOf, happen, runningTurn, type World } from '../testing/world.ts';

describe('an opt-out', () => {
  const opted = given(says('hi', at('10:00'))).when(stops(at('10:01')));

  test('stops the turn, raises the epoch, and is acknowledged once', () =>
    opted
      .decides(suppress('lead', { guard: 'opt-out' }))
      .commands('abort-turn', 'send-reply')
      .sends('You are unsubscribed.')
      .journals('contact.opted_out')
      .leaves({ pending: [], directives: [], turn: { status: 'idle' }, epoch: 2 }));

  test('silences whatever the contact writes next, and a second STOP is not acknowledged again', () =>
    opted
      .when(scored({ seller: 1 }, at('10:02')))
      .decides(suppress('lead', { guard: 'opt-out' }))
      .commands()
      .when(stops(at('10:03')))
      .decides(suppress('lead'))
      .commands()
      .when(unscoredMessage(at('10:04')))
      .decides(suppress('lead', { candidates: [], evidence: [] }))
      .commands());

  test('is in the language of the contact', () =>
    given()
      .when(says('BASTA', at('10:00'), { consent: 'stop', language: 'es' }))
      .sends('No recibirá más mensajes.'));

  test('is taken back by START', () =>
    opted
      .when(startsAgain(at('10:05')))
      .sends('Welcome back.')
      .when(says('hi again', at('10:06')))
      .answers('lead', 'hi again'));

  test('START from a contact who never opted out is a message like any other', () =>
    given()
      .when(startsAgain(at('10:00')))
      .answers('lead', 'START'));

  test('ends a move that waits', () =>
    given(slow('seller', at('10:00')), scored({ seller: 0.9 }, at('10:00')))
      .when(stops(at('10:01')))
      .journals('handoff.expired', { to: 'seller' })
      .when(passes(at('10:30')))
      .changesNothing());

  test('in the same commit as an answer lets the acknowledgement out, and not the answer', () =>
    given(says('hi', at('10:00')))
      .when((world) => {
        const { turn } = runningTurn(world);
        const result = { say: ['Hello!'], facts: {}, asked: null, done: null, handoff: null, human: null };
        const stop = messageEvent(world, at('10:01'), { scored: { consent: 'stop' } });
        return happen(world, at('10:01'), [{ type: 'turn.finished', at: at('10:01'), turn, result, ranMs: 1 }, stop]);
      })
      .satisfies(({ commands, state }) => {
        const replies = commands.flatMap((command) => (command.type === 'send-reply' ? [command.reply] : []));
        expect(replies.map(({ text, epoch }) => [text, epoch === state.epoch])).toEqual([
          ['Hello!', false],
          ['You are unsubscribed.', true],
        ]);
      }));

  test('holds while a person has the contact', () =>
    given(takesOver(at('10:00')))
      .when(stops(at('10:01')))
      .decides(suppress('human'))
      .sends('You are unsubscribed.'));
});

describe('a person', () => {
  const called = given(knows({ name: 'Ana' }), says('hi', at('10:00')), asksForPerson(at('10:01')));

  test('who is asked for gets the contact and a card, and the contact is told', () =>
    called
      .decides(human('lead', { guard: 'human' }))
      .isOwnedBy('human')
      .commands('call-human', 'abort-turn', 'send-reply')
      .sends('A person will answer you.')
      .journals('human.took_over', { reason: 'explicit_human_request' })
      .satisfies(({ commands }) => {
        expect(commands[0]).toMatchObject({
          card: {
            reason: 'explicit_human_request',
            words: 'a real person',
            priority: 'high',
            from: 'lead',
            facts: { name: 'Ana' },
            summary: 'name: Ana',
            messages: [{ text: 'hi' }, { text: 'hello' }],
          },
        });
      }));

  test('who is asked for answers all that was not answered, and the contact is told in their language', () =>
    called.satisfies(({ commands }) =>
      expect(commandsOf(commands, 'send-reply')).toMatchObject([
        { reply: { by: 'baton', answers: ['message001', 'message002'], contact: 'web:ana', channel: 'web' } },
      ]),
    ));

  test('who has the contact is not answered over', () =>
    called
      .when(scored({ seller: 1 }, at('10:02')))
      .decides(stay('human', { guard: 'human' }))
      .commands());

  test('who hands back leaves what was said meanwhile as context, not as tasks', () =>
    called
      .when(says('private', at('10:02')), handsBack(at('10:10')))
      .isOwnedBy('lead')
      .startsNoTurn()
      .journals('human.handed_back', { by: 'maria', to: 'lead' })
      .when(says('now you', at('10:11')))
      .answers('lead', 'now you')
      .starts('lead', { directives: [{ kind: 'welcome', from: 'human' }] }));

  test('may hand back to another bot; one that does not exist is the one before', () => {
    called.when(handsBack(at('10:10'), 'buyer')).isOwnedBy('buyer');
    called.when(handsBack(at('10:10'), 'nobody-knows')).isOwnedBy('lead');
  });

  test('who hands back gives the contact to the bot that had it, with nothing said and no note where there was none', () =>
    given(owner('buyer'), takesOver(at('10:00')))
      .when(handsBack(at('10:10')))
      .isOwnedBy('buyer')
      .when(says('hi', at('10:11')))
      .satisfies(({ commands }) =>
        expect(commandsOf(commands, 'start-turn')[0]?.job.directives).toEqual([{ kind: 'welcome', from: 'human' }]),
      ));

  test('who hands back a contact that they do not have changes nothing', () =>
    given(owner('buyer'))
      .when(handsBack(at('10:10'), 'seller'))
      .changesNothing()
      .isOwnedBy('buyer'));

  test('who takes over a contact that nobody had leaves it to the first bot', () =>
    given(takesOver(at('10:00')))
      .when(handsBack(at('10:10')))
      .isOwnedBy('lead'));

  test('who falls silent keeps the contact for ever, where policy has no such time', () =>
    given(under(withLimits({ idleHumanMs: 0 })), owner('lead'), takesOver(at('10:00')))
      .satisfies(({ state }) => expect(wakeAt(state)).toBeNull())
      .when(passes(at('60 10:00')))
      .isOwnedBy('human'));

  test('who answers in the channel has taken over', () =>
    given(says('hi', at('10:00')))
      .when(personWrites(at('10:01')))
      .isOwnedBy('human')
      .commands('abort-turn')
      .leaves({ pending: [] }));

  test('who falls silent hands back after twelve hours, whatever the contact writes meanwhile', () =>
    given(says('hi', at('10:00')), takesOver(at('10:01')), says('hello?', at('20:00')))
      .satisfies(({ state }) => {
        expect(wakeAt(state)).toBe(at('22:01'));
      })
      .when(passes(at('22:01')))
      .isOwnedBy('lead')
      .journals('human.handed_back', { by: 'timeout' }));

  test('who writes again stays for longer', () =>
    given(takesOver(at('10:00')), personWrites(at('15:00')), passes(at('22:01')))
      .isOwnedBy('human')
      .when(passes(at('1 03:00')))
      .isOwnedBy('lead'));

  test('is called by a bot that has told the contact so itself', () =>
    given(says('hi', at('10:00')))
      .when(
        finishes(
          { say: ['A colleague will call.'], human: { reason: 'hot_lead_qualified', words: 'ready' } },
          at('10:01'),
        ),
      )
      .isOwnedBy('human')
      .sends('A colleague will call.'));

  test('is called by a bot without a word, and then Baton tells the contact', () =>
    given(says('hi', at('10:00')))
      .when(finishes({ handoff: { to: 'human', reason: 'beyond me' } }, at('10:01')))
      .isOwnedBy('human')
      .sends('A person will answer you.')
      .satisfies(({ commands }) => {
        expect(commands[0]).toMatchObject({ card: { reason: 'bot_request', messages: [{ text: 'hi' }] } });
      }));

  test('may be assigned by an administrator', () =>
    given(says('hi', at('10:00')))
      .when(assigned('human', at('10:01')))
      .isOwnedBy('human')
      .commands('abort-turn'));

  test('who leaves a contact that has opted out meanwhile leaves it in silence: nothing is answered after all', () =>
    given(takesOver(at('10:00')))
      .when(says('are you there?', at('10:01')), stops(at('10:02')), passes(at('1 10:02')))
      .isOwnedBy('lead')
      .startsNoTurn()
      .sends());
});

describe('a person who is called for', () => {
  const moved = given(under(withLimits({ outcome: { answers: 9 } })), scored({ seller: 0.9 }, at('10:00')));

  test('because the contact asks for one says that the move before was none too good', () =>
    moved.when(asksForPerson(at('10:01'))).records('failed'));

  test('because the conversation is stuck says so too', () =>
    moved
      .when(
        ...[1, 2].flatMap((minute) => [finishes({ say: ['?'] }, at(`10:0${minute}`)), says('hm', at(`10:0${minute}`))]),
      )
      .when(finishes({ say: ['?'] }, at('10:03')))
      .isOwnedBy('human')
      .records('failed'));

  test.each([['legal_financial_topic', []] as const, ['hot_lead_qualified', ['successful']] as const])(
    'because of %s says of the move: %j',
    (reason, results) => {
      moved.when(finishes({ human: { reason, words: '…' } }, at('10:01'))).records(...results);
    },
  );
});

test('a message of the system itself is noted, and answered by nobody', () =>
  given(owner('lead'))
    .when(systemWrites(at('10:00')))
    .decidesNothing()
    .journals('message.received')
    .commands());

/** Maria approves the review that is open, or says something else. */
const verdictOn = (world: World, more: Partial<ContactEventOf<'review.decided'>>): World => {
  const { move } = world.state;
  const review = move.status === 'review' ? move.review : 'none';
  const event = { type: 'review.decided', at: at('11:00'), contact: 'web:ana', review, by: 'maria' } as const;
  return happen(world, at('11:00'), [{ ...event, verdict: 'approve', ...more }]);
};

describe('a review', () => {
  const opened = given(
    under(withRoute('lead', 'seller', { review: true })),
    scored({ seller: 0.9 }, at('10:00')),
    finishesSilently(at('10:00')),
  );

  test('that is approved moves the contact', () =>
    opened
      .when(approves(at('11:00')))
      .decides({ decision: 'handoff', trigger: 'admin', from: 'lead', to: 'seller' })
      .journals('review.approved', { by: 'maria' })
      .starts('seller'));

  test('that is rejected keeps it, with the reason as a task for the owner', () =>
    opened
      .when(rejects(at('11:00'), 'not before Monday'))
      .isOwnedBy('lead')
      .journals('review.rejected', { by: 'maria', reason: 'not before Monday' })
      .journals('handoff.refused', { guard: 'review' })
      .waits({ status: 'none' })
      .starts('lead', { messages: [], directives: [{ kind: 'revise', to: 'seller', reason: 'not before Monday' }] }));

  test('that is rejected while the owner is at work is its next task', () =>
    opened
      .when(says('by the way', at('10:30')), passes(at('10:31')), rejects(at('10:31'), 'too long'))
      .startsNoTurn()
      .when(finishesSilently(at('10:32')))
      .starts('lead', { directives: [{ kind: 'revise', reason: 'too long' }] }));

  test('that is edited moves the contact with what the person wrote, and keeps what was there', () =>
    opened
      .when(edits(at('11:00'), { wish: 'sell', area: 'north' }))
      .decides({ decision: 'handoff', trigger: 'admin', from: 'lead', to: 'seller' })
      .journals('review.edited', { by: 'maria', edits: { area: { before: null, after: 'north' } } })
      .journalsNo('review.approved')
      .starts('seller', { facts: { wish: 'sell', area: 'north' } }));

  test('that is edited says what has changed, and who knows it now, and nothing of what was so before', () =>
    opened
      .when(knows({ area: 'north' }, at('10:30')), edits(at('11:00'), { area: 'north', budget: 5 }))
      .satisfies(({ journal, state }) => {
        expect(entriesOf(journal, 'review.edited').map((entry) => entry.edits)).toEqual([
          { budget: { before: null, after: 5 } },
        ]);
        expect(state.facts.budget?.extractor).toBe('person');
      }));

  test('that is approved takes over no facts: only an edit does', () =>
    opened
      .when((world) => verdictOn(world, { facts: { area: { value: 'north', confidence: 1, extractor: 'person' } } }))
      .journals('review.approved')
      .journalsNo('facts.learned'));

  test('of another question decides nothing', () =>
    opened.when((world) => verdictOn(world, { review: 'another' })).changesNothing());

  test('that nobody does in time is forgotten where the route is gone meanwhile', () =>
    opened
      .when(under({ ...rules(), routes: [] }), passes(at('1 10:00')))
      .journals('review.timed_out', { next: 'forget' })
      .waits({ status: 'none' }));

  test('that is edited into what it was is approved', () =>
    opened
      .when(edits(at('11:00'), {}))
      .journals('review.approved')
      .journalsNo('review.edited'));

  test('that nobody does in time has timed out, which is not a denial', () =>
    opened
      .when(passes(at('1 10:00')))
      .journals('review.timed_out', { next: 'forget' })
      .journalsNo('review.rejected')
      .isOwnedBy('lead'));

  test('is withdrawn when a person takes over', () =>
    opened
      .when(takesOver(at('10:30')))
      .journals('review.withdrawn')
      .isOwnedBy('human'));

  const reviewedBy = (reviewTimeout: 'proceed' | 'person') =>
    given(
      under(withRoute('lead', 'seller', { review: true, reviewTimeout })),
      scored({ seller: 0.9 }, at('10:00')),
      finishesSilently(at('10:00')),
    );

  test('that nobody does in time goes on when policy says so', () =>
    reviewedBy('proceed')
      .when(passes(at('1 10:00')))
      .journals('review.timed_out', { next: 'proceed' })
      .journalsNo('review.approved')
      .decides({ decision: 'handoff', trigger: 'timer', from: 'lead', to: 'seller' }));

  test('that nobody does in time calls a person when policy says so', () =>
    reviewedBy('person')
      .when(passes(at('1 10:00')))
      .journals('review.timed_out', { next: 'person' })
      .journals('human.took_over', { reason: 'review_timed_out' })
      .isOwnedBy('human'));

  test('approved twice moves once', () => {
    let id = '';
    opened.satisfies(({ state }) => {
      id = state.move.status === 'review' ? state.move.review : '';
    });
    opened
      .when(approves(at('11:00')))
      .when((world) =>
        happen(world, at('11:01'), [
          { type: 'review.decided', at: at('11:01'), contact: 'c', review: id, verdict: 'approve', by: 'maria' },
        ]),
      )
      .changesNothing();
  });

  test('approval does not outrank the other guards', () =>
    opened
      .when(slow('seller', at('11:00')), approves(at('11:00')))
      .decides({ decision: 'defer', guard: 'performance' }));

  test('asked for again while it is open waits on', () =>
    opened.when(scored({ seller: 0.9 }, at('10:05'))).decides(review('lead')));
});
