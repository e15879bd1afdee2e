import type { GuardName, JournalEntry, JournalEntryOf } from '@baton/contracts';
import type { ContactView } from './view.ts';

interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

const entries = <T extends JournalEntry['type']>({ journal }: ContactView, type: T): JournalEntryOf<T>[] =>
  journal.filter((entry): entry is JournalEntryOf<T> => entry.type === type);

const verdict = (pass: boolean, expected: string, found: string): Verdict => ({
  pass,
  message: () => `expected the contact ${pass ? 'not ' : ''}${expected}; found: ${found || 'nothing'}`,
});

/** Matchers over a hub, or over `hub.view(contact)`. Plain functions: `@baton/bot-kit/testing/vitest` installs them. */
export const matchers = {
  toBeOwnedBy: (view: ContactView, owner: string): Verdict =>
    verdict(view.owner === owner, `to be owned by ${owner}`, view.owner),

  /** At any time so far. */
  toHaveHandedOff: (view: ContactView, from: string, to: string): Verdict => {
    const moves = entries(view, 'handoff.committed').map((entry) => `${entry.from}->${entry.to}`);
    return verdict(moves.includes(`${from}->${to}`), `to have moved ${from}->${to}`, moves.join(', '));
  },

  /** A move was considered, and this guard decided that it does not happen, or not yet. */
  toHaveRefused: (view: ContactView, guard: GuardName): Verdict => {
    const guards = view.decisions
      .filter(({ decision }) => decision !== 'handoff')
      .flatMap((decision) => decision.guard ?? []);
    return verdict(guards.includes(guard), `to have been refused by ${guard}`, guards.join(', '));
  },

  /** In one of all the replies so far. */
  toHaveReplied: (view: ContactView, like: RegExp | string): Verdict => {
    const matches = (text: string) => (typeof like === 'string' ? text.includes(like) : like.test(text));
    return verdict(view.replies.some(matches), `to have been told ${like}`, view.replies.join(' | '));
  },

  /** No bot has asked for a fact that was held. */
  toNeverReAsk: (view: ContactView): Verdict => {
    const repeated = entries(view, 'question.repeated').map((entry) => `${entry.bot} asked for ${entry.fact}`);
    return verdict(repeated.length === 0, 'never to be asked again for what is known', repeated.join(', '));
  },
} as const;
