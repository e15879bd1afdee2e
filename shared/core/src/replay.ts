import type { Explanation, JournalEntry, JournalRecord, Policy } from '@baton/contracts';
import { decide } from './decide.ts';
import { type ContactState, initialState } from './state.ts';

/** What came of a decision, without the figures that led to it. */
export interface Outcome {
  readonly decision: Explanation['decision'];
  readonly from: string | null;
  readonly to: string | null;
  readonly guard: Explanation['guard'];
}

/** Where a conversation would first have gone another way. What lies after it never happened, and nothing is said of it. */
export interface Divergence {
  readonly commit: number;
  /** Redis time, ms. */
  readonly at: number;
  readonly message: string | null;
  readonly recorded: Outcome | null;
  readonly found: Outcome | null;
  /** The guard that decided on one side only, `route:a->b` when another target was looked at, or `turn`. */
  readonly cause: string;
}

export type Replay =
  /** The log begins in the middle: older records have been trimmed. */
  | { readonly status: 'incomplete'; readonly key: string; readonly firstCommit: number }
  /** Every entry came out as it was written, to the byte. */
  | { readonly status: 'identical'; readonly key: string; readonly decisions: number }
  /** The figures differ here and there, what was decided does not. */
  | { readonly status: 'same'; readonly key: string; readonly decisions: number }
  | { readonly status: 'diverged'; readonly key: string; readonly decisions: number; readonly divergence: Divergence };

type Decision = Extract<JournalEntry, { type: 'decision.made' }>;

const explanationsOf = (entries: readonly JournalEntry[]): Explanation[] =>
  entries.filter((entry): entry is Decision => entry.type === 'decision.made').map(({ decision }) => decision);

export const outcomeOf = ({ decision, from, to, guard }: Explanation): Outcome => ({ decision, from, to, guard });

/** Of the shape that `outcomeOf` gives. */
const isSame = (one: Outcome | null, other: Outcome | null): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What made the difference: the guard that speaks, first that of what is found; else the route. */
export const causeOf = (recorded: Outcome | null, found: Outcome | null): string => {
  if (recorded?.to !== found?.to && recorded?.to != null && found?.to != null)
    return `route:${found.from}->${found.to}`;
  return found?.guard ?? recorded?.guard ?? 'route';
};

const shapeOf = (entries: readonly JournalEntry[]): string => entries.map(({ type }) => type).join();

const compare = (record: JournalRecord, entries: readonly JournalEntry[]): Divergence | null => {
  const recorded = explanationsOf(record.entries);
  const found = explanationsOf(entries);
  const base = { commit: record.commit, at: record.now };
  for (let index = 0; index < Math.max(recorded.length, found.length); index += 1) {
    const [was, is] = [recorded[index], found[index]];
    const [before, now] = [was ? outcomeOf(was) : null, is ? outcomeOf(is) : null];
    if (isSame(before, now)) continue;
    const message = was?.message ?? is?.message ?? null;
    return { ...base, message, recorded: before, found: now, cause: causeOf(before, now) };
  }
  if (shapeOf(record.entries) === shapeOf(entries)) return null;
  return { ...base, message: null, recorded: null, found: null, cause: 'turn' };
};

/** A contact's records that were decided, in order. */
export const decidedRecords = (records: readonly JournalRecord[]): JournalRecord[] =>
  records.filter(({ by }) => by === 'coordinator');

/**
 * Decides one contact's journal again, from its first record. With the policy it was decided by, every byte comes out
 * as it was written; with another, the first divergence is found and attributed, and replay stops there: whatever
 * followed was an answer to something that would not have happened. `policy` may differ from record to record: under an
 * experiment, it did.
 */
export const replay = (
  key: string,
  journal: readonly JournalRecord[],
  policy: Policy | ((record: JournalRecord) => Policy),
): Replay => {
  const records = decidedRecords(journal);
  const firstCommit = records[0]?.commit ?? 1;
  if (firstCommit !== 1) return { status: 'incomplete', key, firstCommit };
  let state: ContactState = initialState();
  let decisions = 0;
  let identical = true;
  for (const record of records) {
    const { learned, health, now } = record;
    const inputs = { policy: typeof policy === 'function' ? policy(record) : policy, learned, health, now, key };
    const decided = decide(state, record.events, inputs);
    const divergence = compare(record, decided.journal);
    if (divergence) return { status: 'diverged', key, decisions, divergence };
    identical &&= JSON.stringify(decided.journal) === JSON.stringify(record.entries);
    decisions += decided.explanations.length;
    state = decided.state;
  }
  return { status: identical ? 'identical' : 'same', key, decisions };
};
