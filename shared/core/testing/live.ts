import { type ContactEvent, type JournalRecord, Policy, type TurnJob, type TurnResult } from '@baton/contracts';
import fc from 'fast-check';
import { decide } from '../src/decide.ts';
import { type ContactState, initialState } from '../src/state.ts';

export const minute = 60_000;
const text = { optedOut: 'Out.', optedIn: 'In.', toHuman: 'A person.' };

/** Three bots with an intent each; a threshold, and limits, that a test may vary. */
export const policyWith = (limits: object = {}, threshold = 0.7) =>
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

export interface Said {
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

const ended = { say: ['Well?'], facts: {}, asked: null, done: null, handoff: null, human: null } as const;

/** How a bot ends a turn: at once, with this in its result, or by failing, and then it is started again when it is due. */
export type Answers = (job: TurnJob) => Partial<TurnResult> | 'fails';

/** A live run: each message decided, each turn ended at once, all of it journaled. */
export const live = (policy: Policy, said: readonly Said[], answers: Answers = () => ({})): JournalRecord[] => {
  const records: JournalRecord[] = [];
  let state: ContactState = initialState();
  let now = 1_000_000;
  const end = (job: TurnJob): void => {
    now += 10;
    const answer = answers(job);
    if (answer !== 'fails') {
      const result = { ...ended, say: [...ended.say], ...answer };
      commit([{ type: 'turn.finished', at: now, turn: job.turn, result, ranMs: 10 }]);
      return;
    }
    commit([{ type: 'turn.failed', at: now, turn: job.turn, code: 'bot-failed', permanent: false }]);
    if (state.turn.status !== 'retrying') return;
    now = state.turn.until;
    commit([]);
  };
  const commit = (events: ContactEvent[]): void => {
    const inputs = { policy, learned: {}, health: {}, now, key: 'k' };
    const decided = decide(state, events, inputs);
    state = decided.state;
    const base = { schema: 1, by: 'coordinator', key: 'k', commit: state.commit, now, policy: 'p' } as const;
    records.push({ ...base, learned: {}, health: {}, events, entries: [...decided.journal] });
    for (const command of decided.commands) if (command.type === 'start-turn') end(command.job);
  };
  said.forEach((one, index) => {
    now += one.after;
    commit([messageOf(one, index, now)]);
  });
  return records;
};

/** Back and forth until the cooldown speaks, and once more when it is over. */
export const bounce: Said[] = [
  { after: 0, scores: { buyer: 0.9 } },
  { after: minute, scores: { seller: 0.9 } },
  { after: 2 * minute, scores: { buyer: 0.9 } },
  { after: 20 * minute, scores: { buyer: 0.95 } },
];

export const conversations = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 40 * minute }),
    scores: fc.dictionary(fc.constantFrom('lead', 'buyer', 'seller'), fc.double({ min: 0, max: 1, noNaN: true })),
  }),
  { maxLength: 12 },
);
