import type { FactValue, JournalEntry } from '@baton/contracts';
import type { DomainPack } from '../../domain.ts';
import { contracts } from '../contracts.ts';

/** What became of every piece, contract and review. Summed over contacts. */
export interface Account {
  /** Laps that were finished: a topic in, results back. */
  pieces: number;
  handoffs: number;
  /** Handoffs whose contract did not validate with what was known at that moment. */
  invalid: number;
  opened: number;
  approved: number;
  edited: number;
  rejected: number;
  timedOut: number;
  /** Whose move did not come: a person took the piece. */
  withdrawn: number;
  /** Reviews that still wait. */
  waiting: number;
  /** Questions for what was known already. */
  asked: number;
  /** Turns whose output an agent refused of itself. */
  refusals: number;
  persons: number;
}

export const emptyAccount = (): Account => ({
  ...{ pieces: 0, handoffs: 0, invalid: 0, opened: 0, approved: 0, edited: 0, rejected: 0, timedOut: 0, withdrawn: 0 },
  ...{ waiting: 0, asked: 0, refusals: 0, persons: 0 },
});

export const addTo = (sum: Account, more: Account): Account =>
  Object.fromEntries(Object.entries(sum).map(([name, value]) => [name, value + more[name as keyof Account]])) as never;

/** The next agent's own contract; what returns to CONTENT is held against all that DISTRIBUTION owes it. */
const isValid = (pack: DomainPack, to: string, known: Readonly<Record<string, FactValue>>): boolean =>
  (to === 'content' ? contracts.echo : pack.bots[to]?.requires)?.safeParse(known).success === true;

const counters: Readonly<Partial<Record<JournalEntry['type'], keyof Account>>> = {
  'handoff.committed': 'handoffs',
  'review.opened': 'opened',
  'review.approved': 'approved',
  'review.edited': 'edited',
  'review.rejected': 'rejected',
  'review.timed_out': 'timedOut',
  'review.withdrawn': 'withdrawn',
  'question.repeated': 'asked',
  'human.took_over': 'persons',
};

/** Reads one contact's journal from its beginning. */
export const accountOf = (pack: DomainPack, journal: readonly JournalEntry[]): Account => {
  const account = emptyAccount();
  let known: Record<string, FactValue> = {};
  for (const entry of journal) {
    const counter = counters[entry.type];
    if (counter) account[counter] += 1;
    if (entry.type === 'facts.learned') {
      known = { ...known, ...entry.facts };
      if ('refusals' in entry.facts) account.refusals += 1;
    }
    if (entry.type !== 'handoff.committed') continue;
    if (!isValid(pack, entry.to, known)) account.invalid += 1;
    if (entry.to === 'content') account.pieces += 1;
  }
  const { opened, approved, edited, rejected, timedOut, withdrawn } = account;
  return { ...account, waiting: opened - approved - edited - rejected - timedOut - withdrawn };
};
