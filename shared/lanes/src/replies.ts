import { LaneError } from './lane-error.ts';
import type { LaneEntry } from './lane-work.ts';

/** What a script showed: the fence's step, and the entries with everything about them but the document. */
export interface Offered {
  readonly now: number;
  readonly step: number;
  readonly attempt: number;
  readonly urgent: readonly LaneEntry[];
  readonly ready: readonly LaneEntry[];
}

type Flat = readonly (string | number | null)[];

const statusOf: Readonly<Record<string, LaneEntry['status']>> = { f: 'filled', p: 'passed-over', l: 'late' };

/** `<state><accepted at>:<body>`, see lua/includes/mailbox.lua. */
const toEntry = (id: string, raw: string): LaneEntry => {
  const colon = raw.indexOf(':');
  const status = statusOf[raw.charAt(0)];
  if (status === undefined || colon < 0) throw new LaneError('unexpected-state', 'an entry is stored in no known form');
  return {
    id: status === 'late' ? id.slice(1) : id,
    at: Number(raw.slice(1, colon)),
    status,
    body: status === 'passed-over' ? null : raw.slice(colon + 1),
  };
};

const toEntries = (flat: Flat, from: number, count: number): LaneEntry[] =>
  Array.from({ length: count }, (_, index) =>
    toEntry(String(flat[from + 2 * index]), String(flat[from + 2 * index + 1])),
  );

/** Reads `now, step, attempt, …extra, number of urgent, number of ready, entries…` from `reply[1]` on. */
export const toOffered = (reply: Flat, extra = 0): Offered => {
  const counts = 4 + extra;
  const urgent = Number(reply[counts]);
  const entries = counts + 2;
  return {
    now: Number(reply[1]),
    step: Number(reply[2]),
    attempt: Number(reply[3]),
    urgent: toEntries(reply, entries, urgent),
    ready: toEntries(reply, entries + 2 * urgent, Number(reply[counts + 1])),
  };
};
