import type { Baton, OutcomeResult } from '@baton/contracts';
import type { Handoff } from './state.ts';

type PackedHandoff = readonly [
  id: string,
  from: string,
  to: string,
  ago: number,
  /** The first letter of the result; answers so far and the length of the window while it is open. */
  outcome: string | readonly [answers: number, windowMs: number],
  confidence?: number,
];

export interface PackedHandoffs {
  readonly handoffs?: readonly PackedHandoff[];
  /** What the ids of all handoffs start with. */
  readonly ids?: string;
}

const letters: Readonly<Record<string, OutcomeResult>> = { s: 'successful', f: 'failed', r: 'reverted', t: 'timeout' };

const unpackOutcome = (packed: PackedHandoff[4], at: number): Handoff['outcome'] =>
  typeof packed === 'string'
    ? { status: 'closed', result: letters[packed] ?? 'timeout' }
    : { status: 'open', answers: packed[0], until: at + packed[1] };

const prefixOf = (handoffs: readonly Handoff[]): string => {
  const id = handoffs[0]?.id ?? '';
  const prefix = id.slice(0, id.lastIndexOf('-h') + 2);
  return handoffs.every((handoff) => handoff.id.startsWith(prefix)) ? prefix : '';
};

export const packHandoffs = (handoffs: readonly Handoff[], seenAt: number): PackedHandoffs => {
  const ids = prefixOf(handoffs);
  const pack = ({ id, from, to, at, outcome, confidence }: Handoff): PackedHandoff => {
    const what =
      outcome.status === 'open' ? ([outcome.answers, outcome.until - at] as const) : outcome.result.charAt(0);
    const packed = [id.slice(ids.length), from, to, seenAt - at, what] as const;
    return confidence === undefined ? packed : [...packed, confidence];
  };
  return { ids, handoffs: handoffs.map(pack) };
};

export const unpackHandoffs = ({ handoffs = [], ids = '' }: PackedHandoffs, seenAt: number): readonly Handoff[] =>
  handoffs.map(([id, from, to, ago, what, confidence]) => {
    const at = seenAt - ago;
    const kept = confidence === undefined ? {} : { confidence };
    return { id: ids + id, from, to, at, ...kept, outcome: unpackOutcome(what, at) };
  });

/** `carried`: positions among the names of the facts, in order, and names for what is no fact; `*` for all facts. */
export type PackedBaton = readonly [
  from: string,
  reason: string,
  confidence: number,
  ago: number,
  lifeMs: number,
  carried: '*' | readonly (number | string)[],
];

export const packBaton = (baton: Baton, names: readonly string[], seenAt: number): PackedBaton => {
  const { from, reason, confidence, at, expiresAt, carried } = baton;
  const isAll = carried.length === names.length && carried.every((name, index) => name === names[index]);
  const positions = isAll ? '*' : carried.map((name) => (names.includes(name) ? names.indexOf(name) : name));
  return [from, reason, confidence, seenAt - at, expiresAt - at, positions];
};

export const unpackBaton = (packed: PackedBaton, names: readonly string[], seenAt: number): Baton => {
  const [from, reason, confidence, ago, lifeMs, positions] = packed;
  const at = seenAt - ago;
  const nameOf = (item: number | string): string => (typeof item === 'string' ? item : (names[item] ?? ''));
  const carried = positions === '*' ? [...names] : positions.map(nameOf);
  return { from, reason, confidence, at, expiresAt: at + lifeMs, carried };
};
