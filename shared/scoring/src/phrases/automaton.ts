import { BatonError } from '@baton/contracts';
import { type Node, parsePhrase, type WordClasses } from './parse-phrase.ts';

interface Edge {
  /** null: any word. */
  readonly word: string | null;
  readonly prefix: boolean;
  readonly to: number;
}

/** A state of the automaton that all phrases share. */
export interface State {
  readonly edges: Edge[];
  /** Moves that read nothing. */
  readonly empty: number[];
  /** The phrase that may end here, or −1. */
  accepts: number;
}

const add = (states: State[]): number => states.push({ edges: [], empty: [], accepts: -1 }) - 1;
const stateAt = (states: State[], index: number): State => states[index] as State;

const buildGap = (states: State[], max: number, from: number): number => {
  const end = add(states);
  let at = from;
  for (let left = max; left > 0; left--) {
    stateAt(states, at).empty.push(end);
    const next = add(states);
    stateAt(states, at).edges.push({ word: null, prefix: false, to: next });
    at = next;
  }
  stateAt(states, at).empty.push(end);
  return end;
};

/** Adds the states of a node behind `from`; returns the state in which it has been read. */
const build = (states: State[], node: Node, from: number): number => {
  switch (node.kind) {
    case 'word': {
      const to = add(states);
      stateAt(states, from).edges.push({ word: node.text, prefix: node.prefix, to });
      return to;
    }
    case 'gap':
      return buildGap(states, node.max, from);
    case 'sequence':
      return node.items.reduce((at, item) => build(states, item, at), from);
    case 'either': {
      const end = add(states);
      for (const option of node.options) stateAt(states, build(states, option, from)).empty.push(end);
      return end;
    }
  }
};

/** All states reached from these without reading a word, in a stable order. */
export const closure = (states: readonly State[], from: Iterable<number>): readonly number[] => {
  const seen = new Set(from);
  for (const at of seen) for (const next of states[at]?.empty ?? []) seen.add(next);
  return [...seen].sort((a, b) => a - b);
};

/** One automaton for all phrases; `start` holds the first state of each. Throws `bad-input`, naming the phrase. */
export const buildAutomaton = (
  phrases: readonly string[],
  classes: WordClasses,
): { states: readonly State[]; start: readonly number[] } => {
  const states: State[] = [];
  const start = phrases.map((phrase, index) => {
    const first = add(states);
    const end = build(states, parsePhrase(phrase, classes), first);
    stateAt(states, end).accepts = index;
    const open = closure(states, [first]).map((at) => stateAt(states, at));
    if (open.some((state) => state.accepts >= 0 || state.edges.some((edge) => edge.word === null))) {
      throw new BatonError('bad-input', `The phrase "${phrase}" must begin with a word that cannot be missing`);
    }
    return first;
  });
  return { states, start };
};
