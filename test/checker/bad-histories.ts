import type { History } from './history.ts';
import { createStory, historyOf, type Story } from './story.ts';
import type { Code } from './verdict.ts';

const story = createStory;

const bypassed = {
  type: 'decision.made',
  decision: { to: 'buyer', verdicts: [{ guard: 'cooldown', bypassed: true }] },
};

const twoQueued = (): Story =>
  story().publish('1').publish('2').take('1', 't1').finish('t1', 'r1', ['1']).take('2', 't2').finish('t2', 'r2', ['2']);

const chain = (...bots: readonly string[]): Story => {
  const own = story();
  for (const [index, bot] of bots.entries()) own.moving(`m${index}`, bot);
  return own;
};

const staleReply = (): Story => {
  const own = story().publish('1').take('1', 't1').finish('t1', 'r1', ['1']);
  own.publish('2').take('2', 't2', own.moved('h', 'buyer'));
  return own.send('r1', ['1'], { epoch: 0 }).finish('t2', 'r2', ['2']).send('r2', ['2']);
};

const lateTurn = (): Story => {
  const own = story().publish('1').take('1', 't1');
  own.commit([], [{ type: 'turn.timed_out', turn: 't1' }, own.started('t2', ['1'])]);
  own.commit([{ type: 'turn.finished', turn: 't1' }], [{ type: 'turn.finished', turn: 't1' }]);
  return own.finish('t2', 'r', ['1']).send('r', ['1']);
};

const elevenMoves = (): Story => {
  const own = story();
  for (let index = 1; index <= 11; index += 1) own.wait(61).moving(`m${index}`, `bot${index}`);
  return own;
};

const twoTurns = (): Story => {
  const own = story().publish('1').take('1', 't1').publish('2').take('2', 't2');
  return own.finish('t1', 'r1', ['1']).send('r1', ['1']).finish('t2', 'r2', ['2']).send('r2', ['2']);
};

const healthy = (): Story => story().exchange('1');
const key = (name: string, size = 1, ttl = -1) => ({ key: `{x:0}:${name}`, type: 'list', ttl, size });

/** Histories in which one thing is wrong, under the code that must be given. Others may be given besides. */
export const badHistories: readonly { readonly code: Code; readonly fear: string; readonly history: () => History }[] =
  [
    {
      code: 'LOST',
      fear: 'a message was acknowledged and never taken',
      history: () => historyOf([healthy().publish('2')]),
    },
    {
      code: 'LOST',
      fear: 'a message was taken and never answered',
      history: () => historyOf([healthy().publish('2').take('2')]),
    },
    {
      code: 'LOST',
      fear: 'a message was dropped long before a person took over',
      history: () =>
        historyOf([
          story()
            .publish('1')
            .take('1')
            .exchange('2')
            .publish('3')
            .take('3', undefined, [{ type: 'human.took_over' }]),
        ]),
    },
    {
      code: 'LOST',
      fear: 'a message was dropped after the person had given the contact back',
      history: () =>
        historyOf([
          story()
            .exchange('1')
            .publish('2')
            .take('2', undefined, [{ type: 'human.took_over' }])
            .commit([], [{ type: 'human.handed_back' }])
            .publish('3')
            .take('3'),
        ]),
    },
    {
      code: 'LOST',
      fear: 'the only reply was refused and nothing was said afterwards',
      history: () => historyOf([story().publish('1').take('1', 't').finish('t', 'r', ['1']).suppress('r', ['1'])]),
    },
    {
      code: 'PHANTOM',
      fear: 'a message was taken that nobody had sent',
      history: () => historyOf([healthy().take('ghost', 't').finish('t', 'r', ['ghost']).send('r', ['ghost'])]),
    },
    {
      code: 'PHANTOM',
      fear: 'a message was refused and handled all the same',
      history: () =>
        historyOf([
          story().publish('1', { acked: false, refused: true }).take('1', 't').finish('t', 'r', ['1']).send('r', ['1']),
        ]),
    },
    {
      code: 'PHANTOM',
      fear: 'a reply left that no decision had made',
      history: () => historyOf([story().publish('1').take('1', 't').send('r', ['1'])]),
    },
    { code: 'DUP', fear: 'one reply left twice', history: () => historyOf([healthy().send('r-1', ['1'])]) },
    {
      code: 'DUP',
      fear: 'one message was taken twice and answered twice',
      history: () => historyOf([healthy().take('1', 't2').finish('t2', 'r2', ['1']).send('r2', ['1'])]),
    },
    {
      code: 'DUP',
      fear: 'one turn took effect twice',
      history: () => historyOf([healthy().finish('t-1', 'r-1b', ['1']).send('r-1b', ['1'])]),
    },
    {
      code: 'DUP',
      fear: 'one move was made twice',
      history: () =>
        historyOf([
          healthy()
            .moving('2', 'buyer')
            .commit([], [{ type: 'handoff.committed', handoff: 'h-2', from: 'lead', to: 'buyer' }]),
        ]),
    },
    {
      code: 'REORDER',
      fear: 'two messages were taken the wrong way round',
      history: () =>
        historyOf([
          story()
            .publish('1')
            .publish('2')
            .take('2', 't2')
            .finish('t2', 'r2', ['2'])
            .send('r2', ['2'])
            .take('1', 't1')
            .finish('t1', 'r1', ['1'])
            .send('r1', ['1']),
        ]),
    },
    {
      code: 'REORDER',
      fear: 'two replies left the wrong way round',
      history: () => historyOf([twoQueued().send('r2', ['2']).send('r1', ['1'])]),
    },
    {
      code: 'REORDER',
      fear: 'a burst was answered with its messages swapped',
      history: () => {
        const own = story()
          .publish('1')
          .publish('2')
          .take('1')
          .take('2', undefined, [story().started('t', ['2', '1'])]);
        return historyOf([own.finish('t', 'r', ['2', '1']).send('r', ['2', '1'])]);
      },
    },
    { code: 'OVERLAP', fear: 'two turns of one contact ran at once', history: () => historyOf([twoTurns()]) },
    {
      code: 'OVERLAP',
      fear: 'two workers committed from one state',
      history: () => {
        const own = healthy().publish('2').publish('3').take('2', 't2');
        const { commit } = own.journal.at(-1)!.record;
        own.commit(
          [{ type: 'message.received', id: own.hash('3') }],
          [{ type: 'message.received', id: own.hash('3') }],
          { commit },
        );
        return historyOf([own.finish('t2', 'r2', ['2', '3']).send('r2', ['2', '3'])]);
      },
    },
    {
      code: 'STALE',
      fear: 'a reply of the former owner left after the move',
      history: () => historyOf([staleReply()]),
    },
    {
      code: 'STALE',
      fear: 'the result of a turn was used after its time was up',
      history: () => historyOf([lateTurn()]),
    },
    {
      code: 'OWNER',
      fear: 'a contact was moved away from a bot that did not have it',
      history: () => {
        const own = healthy();
        own.publish('2').take('2', undefined, own.moved('h', 'buyer', { from: 'seller' }));
        return historyOf([
          own
            .commit([], [own.started('t', ['2'])])
            .finish('t', 'r', ['2'])
            .send('r', ['2']),
        ]);
      },
    },
    {
      code: 'OWNER',
      fear: 'a bot spoke that did not have the contact',
      history: () => {
        const own = healthy().publish('2').take('2');
        return historyOf([
          own
            .commit([], [own.started('t', ['2'], 'seller')])
            .finish('t', 'r', ['2'])
            .send('r', ['2']),
        ]);
      },
    },
    {
      code: 'OWNER',
      fear: 'a contact was moved to where it was',
      history: () => historyOf([healthy().moving('2', 'lead')]),
    },
    {
      code: 'GUARD-COOLDOWN',
      fear: 'the same move was made again after 20 minutes',
      history: () =>
        historyOf([story().moving('1', 'buyer').wait(5).moving('2', 'lead').wait(15).moving('3', 'buyer')]),
    },
    {
      code: 'GUARD-COOLDOWN',
      fear: 'a guard claims to be outranked by a wish that nobody uttered',
      history: () =>
        historyOf([story().moving('1', 'buyer').moving('2', 'lead', [bypassed]).moving('3', 'buyer', [bypassed])]),
    },
    { code: 'GUARD-CYCLE', fear: 'there and straight back', history: () => historyOf([chain('buyer', 'lead')]) },
    {
      code: 'GUARD-CYCLE',
      fear: 'back by way of a third',
      history: () => historyOf([chain('buyer', 'seller', 'lead')]),
    },
    { code: 'GUARD-RATE', fear: 'a fourth move in an hour', history: () => historyOf([chain('a', 'b', 'c', 'd')]) },
    { code: 'GUARD-RATE', fear: 'an eleventh move in a day', history: () => historyOf([elevenMoves()]) },
    {
      code: 'TRACE',
      fear: 'other words left than were decided',
      history: () =>
        historyOf([
          story().publish('1').take('1', 't').finish('t', 'r', ['1']).send('r', ['1'], { text: 'other words' }),
        ]),
    },
    {
      code: 'TRACE',
      fear: 'the journal says that a reply left, and it did not',
      history: () => {
        const own = healthy();
        own.sent.pop();
        return historyOf([own]);
      },
    },
    {
      code: 'TRACE',
      fear: 'a reply left that the journal says was refused',
      history: () => historyOf([healthy().suppress('r-1', ['1'])]),
    },
    {
      code: 'TRACE',
      fear: 'the journal has lost a commit',
      history: () => {
        const own = healthy();
        own.journal.splice(0, own.journal.length, ...own.journal.filter(({ record }) => record.commit !== 1));
        return historyOf([own]);
      },
    },
    {
      code: 'STUCK',
      fear: 'a turn was started and never ended',
      history: () => historyOf([healthy().publish('2').take('2', 't2')]),
    },
    {
      code: 'STUCK',
      fear: 'a reply was decided and waits for ever',
      history: () => historyOf([healthy().publish('2').take('2', 't2').finish('t2', 'r2', ['2'])]),
    },
    {
      code: 'STUCK',
      fear: 'a job waits and nobody takes it',
      history: () => historyOf([healthy()], { keys: [key('inbound:wait', 3)] }),
    },
    {
      code: 'STUCK',
      fear: 'timers have run out and nobody has looked',
      history: () => historyOf([healthy()], { keys: [{ ...key('lane:contacts:attention', 9), overdue: 2 }] }),
    },
    {
      code: 'STUCK',
      fear: 'a mailbox is not empty',
      history: () => historyOf([healthy()], { keys: [key('lane:contacts:tickets:abc', 1)] }),
    },
    {
      code: 'STUCK',
      fear: 'the run never came to rest',
      history: () => historyOf([healthy()], { run: { quiesced: false } }),
    },
    {
      code: 'LEAK',
      fear: 'a key of an unknown kind lives for ever',
      history: () => historyOf([healthy()], { keys: [key('forgotten:1')] }),
    },
    {
      code: 'LEAK',
      fear: 'there are more journals than contacts',
      history: () => historyOf([healthy()], { keys: ['a', 'b', 'c'].map((c) => key(`journal:${c.repeat(26)}`)) }),
    },
    {
      code: 'LEAK',
      fear: 'finished jobs are kept for ever',
      history: () => historyOf([healthy()], { keys: Array.from({ length: 2001 }, (_, i) => key(`inbound:job-${i}`)) }),
    },
    {
      code: 'VACUOUS',
      fear: 'most messages were never accepted',
      history: () => historyOf([healthy()], { run: { planned: { messages: 100, faults: 1 } } }),
    },
    {
      code: 'VACUOUS',
      fear: 'a fault was planned and never happened',
      history: () => historyOf([healthy()], { faults: [] }),
    },
    {
      code: 'VACUOUS',
      fear: 'a fault is claimed without proof',
      history: () => historyOf([healthy()], { faults: [{ at: 1, kind: 'kill', target: 'bots', proof: '' }] }),
    },
  ];
