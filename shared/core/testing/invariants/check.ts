import fc from 'fast-check';
import { decide as decideForReal } from '../../src/index.ts';
import { play, policy, type Timed, traceOf } from '../trace.ts';
import type { Invariant, Played } from './invariant.ts';
import { ofCalls } from './of-calls.ts';
import { ofMessages } from './of-messages.ts';
import { ofMoves } from './of-moves.ts';
import { ofVariations } from './of-variations.ts';

export const invariants: readonly Invariant[] = [...ofCalls, ...ofMoves, ...ofMessages, ...ofVariations];

type Decide = typeof decideForReal;

/** A policy and what happens under it. */
type Configuration = readonly [rule: Played['rule'], actions: readonly Timed[]];

interface Broken {
  readonly invariant: Invariant;
  readonly saw: string;
  readonly configuration: Configuration;
}

const total: Invariant = { id: 'I1', says: 'whatever happens, in whatever order, is decided', broken: () => null };

const complaint = (invariant: Invariant, played: () => Played): string | null => {
  try {
    return invariant.broken(played());
  } catch (error) {
    return String(error);
  }
};

const brokenBy = (decide: Decide, asked: readonly Invariant[], configuration: Configuration): Broken | null => {
  const [rule, actions] = configuration;
  let calls: Played['calls'] = [];
  const died = complaint(total, () => {
    calls = play(rule, actions, { decide });
    return { rule, actions, decide, calls };
  });
  if (died !== null) return { invariant: total, saw: died, configuration };
  for (const invariant of asked) {
    const saw = complaint(invariant, () => ({ rule, actions, decide, calls }));
    if (saw !== null) return { invariant, saw, configuration };
  }
  return null;
};

export interface Search {
  readonly runs: number;
  readonly seed: number;
  /** Most things that happen in one configuration. */
  readonly length?: number;
  readonly decide?: Decide;
  /** The number of the only invariant to ask about. */
  readonly only?: string;
}

/** Random policies and traces, every invariant asked about each: the first that is broken, and how; null if none is. */
export const search = ({ runs, seed, length = 40, decide = decideForReal, only }: Search): Broken | null => {
  const asked = invariants.filter(({ id }) => only === undefined || id === only);
  const configurations = fc.tuple(policy, traceOf(length));
  let found: Broken | null = null;
  const property = fc.property(configurations, (configuration) => {
    found = brokenBy(decide, asked, configuration) ?? found;
    return found === null;
  });
  fc.check(property, { numRuns: runs, seed, endOnFailure: true });
  return found;
};
