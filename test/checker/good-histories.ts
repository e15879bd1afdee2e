import type { History } from './history.ts';
import { createStory, historyOf } from './story.ts';

const bypassed = {
  type: 'decision.made',
  decision: { to: 'buyer', verdicts: [{ guard: 'cooldown', bypassed: true }] },
};

const overtakenReply = () => {
  const story = createStory().publish('1').take('1', 't1').finish('t1', 'r1', ['1']);
  const moved = story.moved('h2', 'buyer');
  return story.publish('2').take('2', 't2', moved).suppress('r1', ['1']).finish('t2', 'r2', ['2']).send('r2', ['2']);
};

const burst = () => {
  const story = createStory().publish('1').publish('2').publish('3');
  story
    .take('1')
    .take('2')
    .take('3', undefined, [story.started('t', ['1', '2', '3'])]);
  return story.finish('t', 'r', ['1', '2', '3']).send('r', ['1', '2', '3']);
};

const superseded = () => {
  const story = createStory().publish('1').take('1', 't1');
  const { hash } = story;
  const entries = [
    { type: 'message.received', id: hash('2') },
    { type: 'turn.superseded', turn: 't1' },
    story.started('t2', ['1', '2']),
  ];
  return story
    .publish('2')
    .commit([{ type: 'message.received', id: hash('2') }], entries)
    .finish('t2', 'r', ['1', '2'])
    .send('r', ['1', '2']);
};

/** Histories in which nothing is wrong, each with something that a hasty checker would call wrong. */
export const goodHistories: Readonly<Record<string, () => History>> = {
  'one message, one answer': () => historyOf([createStory().exchange('1')]),
  'a message that was delivered three times and answered once': () =>
    historyOf([createStory().exchange('1').publish('1', { n: 1 }).publish('1', { n: 1 })]),
  'a message whose acknowledgement was lost, and that was answered all the same': () =>
    historyOf([createStory().publish('1', { acked: false }).take('1', 't').finish('t', 'r', ['1']).send('r', ['1'])]),
  'a message that was refused and never taken': () =>
    historyOf([createStory().exchange('1').publish('2', { acked: false, refused: true })], {
      run: { planned: { messages: 3, faults: 1 } },
    }),
  'the result of a turn that nobody waits for any more, which changes nothing': () => {
    const story = createStory().exchange('1');
    const { commit } = story.journal.at(-1)!.record;
    return historyOf([story.commit([{ type: 'turn.finished', turn: 'old' }], [], { commit }).exchange('2')]);
  },
  'a burst that one turn answers': () => historyOf([burst()]),
  'a turn that was interrupted, and whose successor answers everything': () => historyOf([superseded()]),
  'a reply that a change of owner overtook, and the words of the new owner': () => historyOf([overtakenReply()]),
  'messages that nobody answers because a person has the contact': () =>
    historyOf([
      createStory()
        .exchange('1')
        .publish('2')
        .take('2', undefined, [{ type: 'human.took_over' }])
        .publish('3')
        .take('3'),
    ]),
  'two messages to one contact that opted out between them': () =>
    historyOf([
      createStory()
        .exchange('1')
        .publish('2')
        .take('2', undefined, [{ type: 'contact.opted_out' }])
        .publish('3')
        .take('3'),
    ]),
  'messages to a contact that had opted out before a person gave it back': () =>
    historyOf([
      createStory()
        .exchange('1')
        .publish('2')
        .take('2', undefined, [{ type: 'human.took_over' }])
        .publish('3')
        .take('3', undefined, [{ type: 'contact.opted_out' }])
        .commit([], [{ type: 'human.handed_back', from: 'human' }])
        .publish('4')
        .take('4'),
    ]),
  'a message that was passed over and handled when it came': () => {
    const story = createStory().publish('1').publish('2');
    story.commit(
      [{ type: 'message.passed_over', id: story.hash('1') }],
      [{ type: 'message.passed_over', id: story.hash('1') }],
    );
    story.take('2', 't2').finish('t2', 'r2', ['2']).send('r2', ['2']);
    return historyOf([story.take('1', 't1').finish('t1', 'r1', ['1']).send('r1', ['1'])]);
  },
  'the same move exactly one cooldown later': () => {
    const story = createStory().moving('1', 'buyer').wait(31).moving('2', 'lead').wait(31);
    return historyOf([story.moving('3', 'buyer')]);
  },
  'a move inside the cooldown because the contact asked for it in so many words': () =>
    historyOf([
      createStory()
        .moving('1', 'buyer')
        .moving('2', 'lead', [bypassed], { scored: { wish: 'lead' } }),
    ]),
  'three moves in an hour along a chain': () =>
    historyOf([createStory().moving('1', 'a').moving('2', 'b').moving('3', 'c')]),
  'what a run leaves behind by rule': () =>
    historyOf([createStory().exchange('1')], {
      keys: [
        { key: '{x:0}:journal', type: 'stream', ttl: -1, size: 3 },
        { key: '{x:0}:inbound:id', type: 'string', ttl: -1, size: 1 },
        { key: '{x:0}:inbound:completed', type: 'zset', ttl: -1, size: 100 },
        { key: '{x:0}:inbound:wait', type: 'list', ttl: -1, size: 0 },
        { key: '{x:0}:anything', type: 'string', ttl: 1000, size: 1 },
      ],
    }),
};
