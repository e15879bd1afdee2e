import { describe, expect, test } from 'vitest';
import { type ContactState, initialState, parseState, serializeState } from '../src/index.ts';
import { at, hours } from '../testing/clock.ts';

const id = (letter: string) => letter.repeat(26);

const fact = (value: string | number, index: number) => ({
  value,
  confidence: 0.9,
  extractor: 'bot:buyer',
  source: id('abcdef'[index % 6] ?? 'a'),
  at: at('10:00') + (index % 6) * 61_000,
});

const baton = {
  ...{ from: 'lead', reason: 'seller intent', confidence: 0.91, at: at('14:00'), expiresAt: at('1 15:00') },
  carried: ['name', 'wish', 'timeline', 'area', 'budget', 'bedrooms', 'address', 'motivation', 'condition', 'price'],
};

/** A contact that has told ten facts in six messages, moved three times, and been silent since. */
const idle: ContactState = {
  ...initialState(),
  commit: 42,
  epoch: 7,
  seenAt: at('15:00'),
  contact: 'wa:+41791234567',
  channel: 'whatsapp',
  language: 'es',
  owner: { status: 'bot', bot: 'seller', since: at('14:00'), idleAt: at('7 15:00') },
  handoffs: ['lead', 'buyer', 'lead'].map((from, index) => ({
    id: `${id('k')}-h${10 + index}-2`,
    from,
    to: 'seller',
    at: at('12:00') + hours(index),
    confidence: 0.91,
    outcome:
      index === 2 ? { status: 'open', answers: 1, until: at('1 14:00') } : { status: 'closed', result: 'successful' },
  })),
  facts: {
    name: fact('Ana Martínez', 0),
    wish: fact('both', 1),
    timeline: fact('3 months', 2),
    area: fact('Rancho Cucamonga', 3),
    budget: fact(550_000, 4),
    bedrooms: fact(3, 5),
    address: fact('1234 Main Street', 6),
    motivation: fact('relocation', 7),
    condition: fact('needs work', 8),
    price: fact(610_000, 9),
  },
  outreach: { followUp: { since: at('14:59:57'), number: 1, at: at('3 14:59:57') }, waiting: [], sent: [] },
  recent: ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc', 'dddddddddd'],
  baton,
};

test('an idle contact with ten facts and three handoffs fits into 1 KiB', () => {
  expect(Buffer.byteLength(serializeState(idle))).toBeLessThanOrEqual(1024);
});

test('of a contact never seen there is nothing to keep', () =>
  expect(serializeState(initialState())).toBe('{"schema":1}'));

describe('a state', () => {
  test.each([
    ['of a contact never seen', initialState()],
    ['with all that an idle contact has', idle],
    [
      'with a fact that names no message',
      { ...idle, facts: { name: { value: 'Ana', confidence: 1, extractor: 'admin', at: 0 } } },
    ],
    [
      'with follow-ups, proposals and what was sent',
      {
        ...idle,
        outreach: {
          followUp: { since: at('10:00'), number: 3, at: at('10:00') + 1001 },
          waiting: [
            {
              ...{ id: 'k-p1-1', by: 'maria', about: 'the open house', number: 0 },
              ...{ proposedAt: at('11:00'), at: at('1 08:00'), held: 'quiet-hours' as const },
            },
          ],
          sent: [at('12:00'), at('13:00')],
        },
      },
    ],
    [
      'with a baton that carries as many facts as there are, but not the same',
      { ...idle, baton: { ...baton, carried: ['name', ...baton.carried.slice(2), 'gone'] } },
    ],
    [
      'with ids that have nothing in common',
      { ...idle, handoffs: idle.handoffs.map((handoff, index) => ({ ...handoff, id: `${index}` })) },
    ],
  ])('%s is read back as it was', (_, state) => {
    expect(parseState(serializeState(state))).toEqual(state);
  });

  test('of a schema from the future is refused', () => {
    expect(() => parseState('{"schema":2}')).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});
