import { describe, expect, test } from 'vitest';
import { type ContactState, initialState, wakeAt } from '../src/index.ts';
import { at } from '../testing/clock.ts';

const owner = { status: 'bot', bot: 'lead', since: 0, idleAt: null } as const;
const proposal = { to: 'seller', intent: null, score: 1, reason: '', message: null, wish: false };
const waiting = { id: 'p', by: 'maria', about: 'x', number: 0, proposedAt: 0, held: null };
const human = { status: 'human', by: 'maria', since: 0, before: 'lead', reason: 'took-over' } as const;
const open = { status: 'open', answers: 0, until: at('10:00') } as const;

const state = (differs: Partial<ContactState>): ContactState => ({ ...initialState(), owner, ...differs });

describe('a contact is looked at again', () => {
  test.each<[string, Partial<ContactState>]>([
    ['when its burst is over', { turn: { status: 'gathering', until: at('10:00') } }],
    ['when its turn is to be tried again', { turn: { status: 'retrying', attempt: 2, until: at('10:00') } }],
    [
      'when its turn has not come back',
      {
        turn: {
          ...{ status: 'running', turn: 't', bot: 'lead', attempt: 1, deadline: at('10:00') },
          ...{ messages: [], directives: [] },
        },
      },
    ],
    ['when what waits is due', { move: { status: 'asking', proposal, from: 'lead', missing: [], until: at('10:00') } }],
    ['when its bot has had it for long', { owner: { ...owner, idleAt: at('10:00') } }],
    ['when a person has been silent for long', { owner: { ...human, idleAt: at('10:00') } }],
    ['when a person should have answered', { owner: { ...human, idleAt: at('11:00'), answerBy: at('10:00') } }],
    [
      'when its baton runs out',
      { baton: { from: 'a', reason: '', confidence: 1, at: 0, expiresAt: at('10:00'), carried: [] } },
    ],
    ['when a move has had its time', { handoffs: [{ id: 'h', from: 'lead', to: 'seller', at: 0, outcome: open }] }],
    [
      'when a follow-up is due',
      { outreach: { followUp: { since: 0, number: 1, at: at('10:00') }, waiting: [], sent: [] } },
    ],
    [
      'when what is to be said unasked may be said',
      {
        outreach: {
          followUp: null,
          waiting: [
            { ...waiting, at: at('11:00') },
            { ...waiting, at: at('10:00') },
          ],
          sent: [],
        },
      },
    ],
  ])('%s', (_, differs) => expect(wakeAt(state(differs))).toBe(at('10:00')));

  test('at the first of these times', () => {
    const turn = { status: 'gathering', until: at('10:00') } as const;
    expect(wakeAt(state({ turn, owner: { ...owner, idleAt: at('11:00') } }))).toBe(at('10:00'));
    expect(wakeAt(state({ turn, owner: { ...owner, idleAt: at('09:00') } }))).toBe(at('09:00'));
  });

  test('never, where nothing is to come', () => {
    const closed = { status: 'closed', result: 'successful' } as const;
    const handoffs = [{ id: 'h', from: 'lead', to: 'seller', at: 0, outcome: closed }];
    expect(wakeAt(initialState())).toBeNull();
    expect(wakeAt(state({ handoffs }))).toBeNull();
    expect(wakeAt(state({ owner: { ...human, idleAt: null } }))).toBeNull();
  });

  test('not for what waits for the end of a turn: that is looked at when it ends', () =>
    expect(
      wakeAt(
        state({
          turn: { status: 'gathering', until: at('12:00') },
          outreach: { followUp: null, waiting: [{ ...waiting, at: at('10:00') }], sent: [] },
        }),
      ),
    ).toBe(at('12:00')));
});
