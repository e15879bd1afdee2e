import { type ContactEvent, type JournalRecord, Policy } from '@baton/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../src/decide.ts';
import { replay } from '../src/replay.ts';
import { createShadow } from '../src/shadow.ts';
import { initialState } from '../src/state.ts';

const minute = 60_000;
const text = { optedOut: 'Out.', optedIn: 'In.', toHuman: 'A person.' };

const policyWith = (limits: object = {}, threshold = 0.7) =>
  Policy.parse({
    domain: 'test',
    firstBot: 'lead',
    bots: ['lead', 'buyer', 'seller'].map((id) => ({ id, intents: [id], burst: { quietMs: 0, maxMs: 0 } })),
    routes: [
      { from: 'lead', to: 'buyer', threshold },
      { from: 'lead', to: 'seller', threshold },
      { from: 'buyer', to: 'seller', threshold },
      { from: 'seller', to: 'buyer', threshold },
    ],
    phrases: { en: text, es: text },
    limits,
  });

interface Said {
  readonly after: number;
  readonly scores: Readonly<Record<string, number>>;
}

const messageOf = ({ scores }: Said, index: number, at: number): ContactEvent => ({
  type: 'message.received',
  at,
  id: `m${index}`.padEnd(26, 'x'),
  contact: 'ana',
  channel: 'web',
  author: 'contact',
  text: `message ${index}`,
  scored: {
    model: 'test',
    intents: { ...scores },
    evidence: [],
    language: 'en',
    consent: null,
    human: null,
    wish: null,
  },
});

/** A live run: each message decided, each turn answered at once, all of it journaled. */
const live = (policy: Policy, said: readonly Said[]): JournalRecord[] => {
  const records: JournalRecord[] = [];
  let state = initialState();
  let now = 1_000_000;
  const commit = (events: ContactEvent[]): void => {
    const inputs = { policy, learned: {}, health: {}, now, key: 'k' };
    const decided = decide(state, events, inputs);
    state = decided.state;
    const base = { schema: 1, by: 'coordinator', key: 'k', commit: state.commit, now, policy: 'p' } as const;
    records.push({ ...base, learned: {}, health: {}, events, entries: [...decided.journal] });
    for (const command of decided.commands) {
      if (command.type !== 'start-turn') continue;
      const result = { say: ['Well?'], facts: {}, asked: null, done: null, handoff: null, human: null };
      now += 10;
      commit([{ type: 'turn.finished', at: now, turn: command.job.turn, result, ranMs: 10 }]);
    }
  };
  said.forEach((one, index) => {
    now += one.after;
    commit([messageOf(one, index, now)]);
  });
  return records;
};

const bounce: Said[] = [
  { after: 0, scores: { buyer: 0.9 } },
  { after: minute, scores: { seller: 0.9 } },
  { after: 2 * minute, scores: { buyer: 0.9 } },
  { after: 20 * minute, scores: { buyer: 0.95 } },
];

const conversations = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 40 * minute }),
    scores: fc.dictionary(fc.constantFrom('lead', 'buyer', 'seller'), fc.double({ min: 0, max: 1, noNaN: true })),
  }),
  { maxLength: 12 },
);

describe('replay', () => {
  test('under the same policy every byte comes out as it was written', () => {
    fc.assert(
      fc.property(conversations, (said) => {
        const journal = JSON.parse(JSON.stringify(live(policyWith(), said)));
        expect(replay('k', journal, policyWith()).status).toBe('identical');
      }),
      { numRuns: 200 },
    );
  });

  test('when only the cooldown differs, the first divergence is put down to a guard that the cooldown sets', () => {
    const journal = live(policyWith(), bounce);
    const found = replay('k', journal, policyWith({ cooldownMs: 0 }));
    expect(found).toMatchObject({
      status: 'diverged',
      divergence: {
        recorded: { decision: 'stay', guard: 'cycle' },
        found: { decision: 'handoff', to: 'buyer' },
        cause: 'cycle',
      },
    });
  });

  test('nothing is said of what lies behind the first divergence', () => {
    const journal = live(policyWith(), bounce);
    const found = replay('k', journal, policyWith({}, 0.92));
    expect(found).toMatchObject({ status: 'diverged', decisions: 0, divergence: { commit: 1, cause: 'threshold' } });
  });

  test('a policy that differs where nothing was ever near it decides the same', () => {
    const journal = live(policyWith(), bounce);
    expect(replay('k', journal, policyWith({ perDay: 11 })).status).toBe('same');
  });

  test('a log whose beginning has been trimmed is not decided from the middle', () => {
    const journal = live(policyWith(), bounce).slice(2);
    expect(replay('k', journal, policyWith())).toMatchObject({ status: 'incomplete', firstCommit: 3 });
  });

  test('what the outbound gate wrote decides nothing', () => {
    const journal = live(policyWith(), bounce);
    const sent = { ...(journal[0] as JournalRecord), by: 'outbound' as const, events: [], entries: [] };
    expect(replay('k', [sent, ...journal], policyWith()).status).toBe('identical');
  });
});

describe('shadow', () => {
  const shadowed = (candidate: Policy, journal: readonly JournalRecord[]) => {
    const shadow = createShadow(candidate);
    return journal.flatMap((record) => shadow.follow(record).disagreements);
  };

  test('the live policy as its own shadow never disagrees', () => {
    fc.assert(
      fc.property(conversations, (said) => {
        expect(shadowed(policyWith(), live(policyWith(), said))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('it keeps count of the moves it would have made itself', () => {
    const oneAnHour = policyWith({ cooldownMs: 0, perHour: 1 });
    const found = shadowed(oneAnHour, live(policyWith({ cooldownMs: 0 }), bounce));
    expect(found[0]).toMatchObject({
      live: { decision: 'handoff', to: 'seller' },
      shadow: { decision: 'stay', guard: 'rate-hour' },
      cause: 'rate-hour',
    });
  });

  test('it goes on where its own bot would have spoken and the live one did not', () => {
    const candidate = policyWith({}, 0.92);
    const found = shadowed(candidate, live(policyWith(), bounce));
    expect(found.map(({ shadow }) => shadow.decision)).not.toContain('human');
    expect(found.length).toBeGreaterThan(0);
  });
});
