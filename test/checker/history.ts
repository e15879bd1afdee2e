/**
 * What the checker is given: dumps of one run, as NDJSON files in one folder. The shapes are written down here from the
 * product's documentation; nothing of the product is imported, so that one mistake cannot be made on both sides.
 *
 * - `run.json`        what was planned and whether the run came to rest: {@link Run}
 * - `client.ndjson`   one line per publish call that has ended: {@link ClientLine}
 * - `journal.ndjson`  the journal stream, one commit a line: {@link JournalLine}
 * - `sent.ndjson`     the stream of replies that left, the outside witness: {@link SentLine}
 * - `faults.ndjson`   the faults that were seen to happen: {@link FaultLine}
 * - `keys.ndjson`     every key that was left when the run had come to rest: {@link KeyLine}
 */
export interface History {
  readonly run: Run;
  readonly client: readonly ClientLine[];
  readonly journal: readonly JournalLine[];
  readonly sent: readonly SentLine[];
  readonly faults: readonly FaultLine[];
  readonly keys: readonly KeyLine[];
}

export interface Run {
  readonly seed: number;
  /** Messages and faults that the run set out to have. */
  readonly planned: { readonly messages: number; readonly faults: number };
  /** Nothing was in motion any more before the deadline. */
  readonly quiesced: boolean;
  /** Redis time, ms, when the dumps were taken. */
  readonly endedAt: number;
  /** The limits that the policy sets, ms and moves. */
  readonly limits: { readonly cooldownMs: number; readonly perHour: number; readonly perDay: number };
  /** The owner of a contact that was never seen: a contact's first move is from here. */
  readonly firstBot: string;
}

export interface ClientLine {
  readonly contact: string;
  readonly id: string;
  /** Place in the contact's own order. A message sent again keeps its first place. */
  readonly n: number;
  /** The product said that it has it (also when it said that it already had it). */
  readonly acked: boolean;
  /** The product said that it will not take it. Neither acked nor refused: the outcome is unknown. */
  readonly refused?: boolean;
}

export interface JournalLine {
  /** Redis stream id, `<ms>-<n>`. */
  readonly id: string;
  readonly record: JournalRecord;
}
export interface JournalRecord {
  /** Hashed contact. */
  readonly key: string;
  readonly commit: number;
  readonly now: number;
  readonly events: readonly JournalEvent[];
  readonly entries: readonly Entry[];
}
export interface JournalEvent {
  readonly type: string;
  readonly id?: string;
  readonly turn?: string;
  readonly author?: string;
  readonly scored?: { readonly wish?: string | null } | null;
}

/** The journal entries that the checker reads; of every other one only that it is there. */
export interface Entry {
  readonly type: string;
  readonly id?: string;
  readonly from?: string;
  readonly to?: string;
  readonly handoff?: string;
  readonly turn?: string;
  readonly bot?: string;
  readonly reply?: string;
  readonly by?: string;
  readonly text?: string;
  readonly epoch?: number;
  readonly answers?: readonly string[];
  readonly decision?: {
    readonly to: string | null;
    readonly verdicts: readonly { guard: string; bypassed?: boolean }[];
  };
}

export interface SentLine {
  readonly id: string;
  /** Hashed contact. */
  readonly key: string;
  readonly reply: string;
  readonly text: string;
  readonly epoch: number;
  readonly answers: readonly string[];
}

export interface FaultLine {
  /** Wall clock, ms. */
  readonly at: number;
  readonly kind: string;
  readonly target: string;
  /** How it was seen to have happened: the signal that ended the process, a new `run_id`. */
  readonly proof: string;
}

export interface KeyLine {
  readonly key: string;
  readonly type: string;
  /** ms; −1: none. */
  readonly ttl: number;
  readonly size: number;
  /** Of an attention index: members that should have been looked at a good while ago. */
  readonly overdue?: number;
}
