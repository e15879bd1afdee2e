import { everyRoute, type LedgerEntry, type Outcome } from '@baton/contracts';

/** All that is learned on one shard, as of one moment. */
export interface Learning {
  /** Rises with every change; a change of anything older is refused. */
  readonly version: string;
  /** Redis time, ms. */
  readonly now: number;
  /** Routes whose thresholds may not move, or `*`, with who froze them. */
  readonly frozen: ReadonlyMap<string, string>;
  /** Route → its row of the table that decisions read, byte for byte. */
  readonly rows: ReadonlyMap<string, string>;
  /** Route → the outcomes its threshold is learned from. */
  readonly evidence: ReadonlyMap<string, readonly Outcome[]>;
  /** Number of the newest entry of the ledger; 0 before the first. */
  readonly lastEntry: number;
  /** Handoffs that were counted before, of those that were asked about. */
  readonly counted: ReadonlySet<string>;
}

/** An entry before it has its id; `bytes` is the row that it replaced, null where there was none. */
export interface DraftEntry extends Omit<LedgerEntry, 'id' | 'at'> {
  readonly bytes: string | null;
}

/** What one step changes, all of it or nothing. */
export interface Change {
  /** Route → its new row; null deletes it. */
  readonly rows?: ReadonlyMap<string, string | null>;
  readonly evidence?: ReadonlyMap<string, readonly Outcome[]>;
  readonly entries?: readonly DraftEntry[];
  /** Outcomes that count now, and had not before. */
  readonly counts?: readonly Outcome[];
  readonly freeze?: ReadonlyMap<string, string>;
  readonly unfreeze?: readonly string[];
}

export const isFrozen = ({ frozen }: Pick<Learning, 'frozen'>, route: string): boolean =>
  frozen.has(everyRoute) || frozen.has(route);
