import { BatonError } from '@baton/contracts';
import type { Token } from '../text/tokens.ts';
import { type Node, parsePhrase, type WordClasses } from './parse-phrase.ts';
import { createTypoRepair } from './typos.ts';

export type { WordClasses } from './parse-phrase.ts';

/** A phrase found in a message: `from` and `to` are token numbers, `to` excluded. */
export interface Hit {
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
}

export interface Matcher {
  /** Every phrase that occurs, each occurrence once and as long as it goes. Words is what a message's tokens read. */
  match(tokens: readonly Token[]): readonly Hit[];
}

interface Edge {
  /** null: any word. */
  readonly word: string | null;
  readonly prefix: boolean;
  readonly to: number;
}

/** A state of the automaton: all phrases share one. */
interface State {
  readonly edges: Edge[];
  readonly empty: number[];
  accepts: boolean;
}

const build = (states: State[], node: Node, from: number): number => {
  const add = (): number => states.push({ edges: [], empty: [], accepts: false }) - 1;
  const stateAt = (index: number): State => states[index] as State;
  switch (node.kind) {
    case 'word': {
      const to = add();
      stateAt(from).edges.push({ word: node.text, prefix: node.prefix, to });
      return to;
    }
    case 'gap': {
      const end = add();
      let at = from;
      for (let left = node.max; left > 0; left--) {
        stateAt(at).empty.push(end);
        const next = add();
        stateAt(at).edges.push({ word: null, prefix: false, to: next });
        at = next;
      }
      stateAt(at).empty.push(end);
      return end;
    }
    case 'sequence':
      return node.items.reduce((at, item) => build(states, item, at), from);
    case 'either': {
      const end = add();
      for (const option of node.options) stateAt(build(states, option, from)).empty.push(end);
      return end;
    }
  }
};

const closure = (states: readonly State[], start: number): readonly number[] => {
  const seen = new Set([start]);
  for (const at of seen) for (const next of states[at]?.empty ?? []) seen.add(next);
  return [...seen];
};

/** One state with its empty moves folded in: what it may read next, and whether the phrase may end here. */
interface Folded {
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly prefixes: readonly (readonly [string, number])[];
  readonly any: readonly number[];
  readonly accepts: boolean;
}

const fold = (states: readonly State[], start: number): Folded => {
  const words = new Map<string, number[]>();
  const prefixes: [string, number][] = [];
  const any: number[] = [];
  let accepts = false;
  for (const at of closure(states, start)) {
    accepts ||= states[at]?.accepts ?? false;
    for (const edge of states[at]?.edges ?? []) {
      if (edge.word === null) any.push(edge.to);
      else if (edge.prefix) prefixes.push([edge.word, edge.to]);
      else words.set(edge.word, [...(words.get(edge.word) ?? []), edge.to]);
    }
  }
  return { words, prefixes, any, accepts };
};

const follow = (state: Folded, word: string, out: Set<number>): void => {
  for (const to of state.words.get(word) ?? []) out.add(to);
  for (const [prefix, to] of state.prefixes) if (word.startsWith(prefix)) out.add(to);
  for (const to of state.any) out.add(to);
};

interface Start {
  readonly phrase: number;
  readonly to: number;
}

/**
 * Compiles phrases to one automaton that reads a message in time linear in its words times the phrases that are open.
 * A gap never reaches over the end of a sentence. Words the phrases know are found in spite of one slip of the pen.
 */
export const createMatcher = (phrases: readonly string[], classes: WordClasses = {}): Matcher => {
  const states: State[] = [];
  const starts = phrases.map((phrase) => {
    const start = states.push({ edges: [], empty: [], accepts: false }) - 1;
    const end = build(states, parsePhrase(phrase, classes), start);
    (states[end] as State).accepts = true;
    return start;
  });
  const folded = states.map((_, index) => fold(states, index));
  const byWord = new Map<string, Start[]>();
  const byPrefix: { prefix: string; start: Start }[] = [];
  starts.forEach((start, phrase) => {
    const state = folded[start] as Folded;
    if (state.any.length > 0 || state.accepts) {
      throw new BatonError('bad-input', `The phrase "${phrases[phrase]}" must begin with a word`);
    }
    for (const [word, tos] of state.words) {
      for (const to of tos) byWord.set(word, [...(byWord.get(word) ?? []), { phrase, to }]);
    }
    for (const [prefix, to] of state.prefixes) byPrefix.push({ prefix, start: { phrase, to } });
  });
  const vocabulary = folded.flatMap((state) => [...state.words.keys()]);
  const prefixes = folded.flatMap((state) => state.prefixes.map(([prefix]) => prefix));
  const repair = createTypoRepair(vocabulary, prefixes);

  const longest = (tokens: readonly Token[], words: readonly string[], from: number, to: number): number => {
    let end = folded[to]?.accepts ? from + 1 : 0;
    let current = new Set([to]);
    for (let at = from + 1; at < tokens.length && current.size > 0 && tokens[at]?.gap !== 'stop'; at++) {
      const next = new Set<number>();
      for (const state of current) follow(folded[state] as Folded, words[at] as string, next);
      for (const state of next) if (folded[state]?.accepts) end = at + 1;
      current = next;
    }
    return end;
  };

  return {
    match(tokens) {
      const words = tokens.map((token) => repair(token.text));
      const hits: Hit[] = [];
      const consider = (start: Start, from: number): void => {
        const to = longest(tokens, words, from, start.to);
        const last = hits.at(-1);
        if (to === 0) return;
        if (last?.phrase === start.phrase && last.from === from) {
          if (to > last.to) hits[hits.length - 1] = { phrase: start.phrase, from, to };
        } else hits.push({ phrase: start.phrase, from, to });
      };
      words.forEach((word, from) => {
        for (const start of byWord.get(word) ?? []) consider(start, from);
        for (const { prefix, start } of byPrefix) if (word.startsWith(prefix)) consider(start, from);
      });
      return hits;
    },
  };
};
