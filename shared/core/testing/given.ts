import type { Explanation, JournalEntry, OutcomeResult } from '@baton/contracts';
import { expect } from 'vitest';
import { type Command, type Decided, explainLine } from '../src/index.ts';
import type { ContactState } from '../src/state.ts';
import { commandsOf, entriesOf, type Happening, newWorld, type World } from './world.ts';

type Expected = Partial<Explanation>;

const played = (world: World, happenings: readonly Happening[]): World =>
  happenings.reduce((before, happening) => happening(before), world);

/** What the last thing that happened has led to. Each line returns itself, so that a test reads as one sentence. */
const outcome = (world: World) => {
  const { latest } = world;
  const that = {
    /** The latest decision, key by key. */
    decides: (expected: Expected) => {
      expect(latest.explanations.at(-1)).toMatchObject(expected);
      return that;
    },
    /** The latest decision as a sentence. */
    explains: (line: string) => {
      const decision = latest.explanations.at(-1);
      expect(decision && explainLine(decision)).toBe(line);
      return that;
    },
    decidesNothing: () => {
      expect(latest.explanations).toEqual([]);
      return that;
    },
    /** Nothing at all has come of it. */
    changesNothing: () => {
      expect({ journal: latest.journal, commands: latest.commands }).toEqual({ journal: [], commands: [] });
      return that;
    },
    isOwnedBy: (owner: string) => {
      const { owner: now } = world.state;
      expect(now.status === 'bot' ? now.bot : now.status).toBe(owner);
      return that;
    },
    /** The turn that starts, and what it is given. */
    starts: (bot: string, job: Record<string, unknown> = {}) => {
      const jobs = commandsOf(latest.commands, 'start-turn').map((command) => command.job);
      expect(jobs).toMatchObject([{ bot, ...job }]);
      return that;
    },
    startsNoTurn: () => {
      expect(commandsOf(latest.commands, 'start-turn')).toEqual([]);
      return that;
    },
    answers: (bot: string, ...texts: string[]) => {
      const jobs = commandsOf(latest.commands, 'start-turn').map((command) => command.job);
      expect(jobs.map((job) => [job.bot, job.messages.map(({ text }) => text)])).toEqual([[bot, texts]]);
      return that;
    },
    sends: (...texts: string[]) => {
      expect(commandsOf(latest.commands, 'send-reply').map((command) => command.reply.text)).toEqual(texts);
      return that;
    },
    /** Results of handoffs, in order. */
    records: (...results: OutcomeResult[]) => {
      expect(commandsOf(latest.commands, 'record-outcome').map((command) => command.outcome.result)).toEqual(results);
      return that;
    },
    journals: <T extends JournalEntry['type']>(type: T, entry: Record<string, unknown> = {}) => {
      expect(entriesOf(latest.journal, type)).toMatchObject([{ type, ...entry }]);
      return that;
    },
    journalsNo: (type: JournalEntry['type']) => {
      expect(entriesOf(latest.journal, type)).toEqual([]);
      return that;
    },
    commands: (...types: Command['type'][]) => {
      expect(latest.commands.map(({ type }) => type)).toEqual(types);
      return that;
    },
    leaves: (state: Partial<ContactState>) => {
      expect(world.state).toMatchObject(state);
      return that;
    },
    /** The move that waits. */
    waits: (move: Record<string, unknown>) => {
      expect(world.state.move).toMatchObject(move);
      return that;
    },
    satisfies: (check: (decided: Decided, world: World) => void) => {
      check(latest, world);
      return that;
    },
    /** And then. */
    when: (...happenings: Happening[]) => outcome(played(world, happenings)),
  };
  return that;
};

/** `given(owner('lead')).when(scored({ seller: 0.91 }, at('10:00'))).decides(handoff('lead', 'seller'))` */
export const given = (...happenings: Happening[]) => outcome(played(newWorld(), happenings));

export const stay = (owner: string, more: Expected = {}): Expected => ({ decision: 'stay', owner, ...more });
export const handoff = (from: string, to: string, more: Expected = {}): Expected => ({
  decision: 'handoff',
  owner: from,
  from,
  to,
  guard: null,
  ...more,
});
const kind =
  (decision: Explanation['decision']) =>
  (owner: string, more: Expected = {}): Expected => ({ decision, owner, ...more });
export const defer = kind('defer');
export const clarify = kind('clarify');
export const ask = kind('ask');
export const review = kind('review');
export const human = kind('human');
export const suppress = kind('suppress');
