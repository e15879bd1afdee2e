import type { Policy } from '@baton/contracts';
import type { decide } from '../../src/index.ts';
import type { Call, Timed } from '../trace.ts';

/** A trace as it was played, and what it was played with. */
export interface Played {
  readonly rule: Policy;
  readonly actions: readonly Timed[];
  readonly decide: typeof decide;
  readonly calls: readonly Call[];
}

/** A promise of the core about every contact, whatever happens to it: what breaks it in a trace, or null. */
export interface Invariant {
  /** Its number in docs/guarantees.md. */
  readonly id: string;
  readonly says: string;
  readonly broken: (played: Played) => string | null;
}

/** The first complaint about a call of the trace. */
export const inEveryCall =
  (complaint: (call: Call, played: Played) => string | null | false): Invariant['broken'] =>
  (played) => {
    for (const [index, call] of played.calls.entries()) {
      const found = complaint(call, played);
      if (found) return `call ${index}: ${found}`;
    }
    return null;
  };

const texts = new WeakMap<object, string>();

const textOf = (value: object): string => {
  const text = texts.get(value) ?? JSON.stringify(value);
  texts.set(value, text);
  return text;
};

/** `known` is written out once, however often it is compared. */
export const sameJson = (found: object, known: object): boolean => JSON.stringify(found) === textOf(known);

/** What is decided along a trace, but for times. */
export const gistOf = (calls: readonly Call[]): string =>
  JSON.stringify(
    calls.map(({ decided }) => [
      decided.journal.map(({ type }) => type),
      decided.explanations.map(({ id, decision, guard, owner, to, margin }) => [
        id,
        decision,
        guard,
        owner,
        to,
        margin,
      ]),
    ]),
  );
