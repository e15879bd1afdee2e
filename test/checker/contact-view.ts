import { contactHash, messageHash } from './hash.ts';
import type { Entry, History, JournalLine, SentLine } from './history.ts';

/** A message as its sender saw it. */
export interface SentIn {
  readonly hash: string;
  readonly n: number;
  readonly outcome: 'acked' | 'refused' | 'unknown';
}

/** A reply as the journal and the outside witness saw it. Positions are indexes into `records` and `sent`. */
export interface ReplyView {
  readonly id: string;
  readonly queued: readonly { readonly position: number; readonly entry: Entry }[];
  readonly sent: readonly SentLine[];
  readonly journalSent: number;
  readonly suppressed: number;
}

/** Everything about one contact, each list in its own order. */
export interface ContactView {
  readonly key: string;
  /** In the sender's order. */
  readonly messages: readonly SentIn[];
  readonly records: readonly JournalLine[];
  /** Entries in order, each with the position of its record. */
  readonly entries: readonly { readonly position: number; readonly line: JournalLine; readonly entry: Entry }[];
  readonly sent: readonly SentLine[];
  readonly replies: ReadonlyMap<string, ReplyView>;
}

const outcomeOf = (line: { acked: boolean; refused?: boolean }): SentIn['outcome'] =>
  line.acked ? 'acked' : line.refused ? 'refused' : 'unknown';

/** An acknowledgement outweighs everything; a refusal outweighs silence only if nothing was ever in doubt. */
const merge = (a: SentIn['outcome'], b: SentIn['outcome']): SentIn['outcome'] => {
  if (a === 'acked' || b === 'acked') return 'acked';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'refused';
};

const groupMessages = (history: History): Map<string, SentIn[]> => {
  const contacts = new Map<string, Map<string, SentIn>>();
  for (const line of history.client) {
    const key = contactHash(line.contact);
    const hash = messageHash(line.contact, line.id);
    const known = contacts.get(key) ?? contacts.set(key, new Map()).get(key);
    const before = known?.get(hash);
    const outcome = outcomeOf(line);
    known?.set(hash, before ? { ...before, outcome: merge(before.outcome, outcome) } : { hash, n: line.n, outcome });
  }
  return new Map([...contacts].map(([key, byHash]) => [key, [...byHash.values()].sort((a, b) => a.n - b.n)]));
};

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

const collectReplies = (entries: ContactView['entries'], sent: readonly SentLine[]): Map<string, ReplyView> => {
  const views = new Map<string, { -readonly [K in keyof ReplyView]: ReplyView[K] }>();
  const view = (id: string) => {
    const known = views.get(id) ?? { id, queued: [], sent: [], journalSent: 0, suppressed: 0 };
    views.set(id, known);
    return known;
  };
  for (const { position, entry } of entries) {
    if (entry.reply === undefined) continue;
    const reply = view(entry.reply);
    if (entry.type === 'reply.queued') reply.queued = [...reply.queued, { position, entry }];
    if (entry.type === 'reply.sent') reply.journalSent += 1;
    if (entry.type === 'reply.suppressed') reply.suppressed += 1;
  }
  for (const line of sent) view(line.reply).sent = [...view(line.reply).sent, line];
  return views;
};

/** The history, contact by contact. */
export const viewContacts = (history: History): ContactView[] => {
  const messages = groupMessages(history);
  const records = groupBy(history.journal, (line) => line.record.key);
  const sent = groupBy(history.sent, (line) => line.key);
  const keys = new Set([...messages.keys(), ...records.keys(), ...sent.keys()]);
  return [...keys].map((key) => {
    const own = records.get(key) ?? [];
    const entries = own.flatMap((line, position) => line.record.entries.map((entry) => ({ position, line, entry })));
    const left = sent.get(key) ?? [];
    return {
      key,
      messages: messages.get(key) ?? [],
      records: own,
      entries,
      sent: left,
      replies: collectReplies(entries, left),
    };
  });
};

/** Milliseconds of a Redis stream id: both streams are stamped by one clock. */
export const timeOf = (streamId: string): number => Number(streamId.split('-')[0]);

/** The journal's words for the end of a turn. */
export const turnEndings: ReadonlySet<string> = new Set([
  'turn.finished',
  'turn.failed',
  'turn.superseded',
  'turn.timed_out',
]);
