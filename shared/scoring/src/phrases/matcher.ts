import { remembering } from '../memory.ts';
import type { Token } from '../text/tokens.ts';
import { buildAutomaton, closure, type State } from './automaton.ts';
import type { WordClasses } from './parse-phrase.ts';

export type { WordClasses } from './parse-phrase.ts';

/** A phrase found in a message: `from` and `to` are token numbers, `to` excluded. */
export interface Hit {
  readonly phrase: number;
  readonly from: number;
  readonly to: number;
}

export interface Matcher {
  /** Every phrase that occurs, from each word on at most once and then as long as it goes. */
  match(tokens: readonly Token[]): readonly Hit[];
}

/** A set of states as one, with the moves found so far: the automaton made deterministic as far as texts have asked. */
interface Joint {
  readonly states: readonly number[];
  readonly accepts: readonly number[];
  readonly next: Map<number, Joint | null>;
}

/** Beyond this many joint states the memory starts anew: its size must not depend on what contacts write. */
const maxJoints = 20_000;

/** Numbers for words, such that words with one number are the same to every phrase. */
const createWordNumbers = (states: readonly State[]): ((word: string) => number) => {
  const words = new Map<string, number>();
  const prefixes = new Set<string>();
  for (const { edges } of states) {
    for (const edge of edges) {
      if (edge.word === null) continue;
      if (edge.prefix) prefixes.add(edge.word);
      else if (!words.has(edge.word)) words.set(edge.word, words.size + 1);
    }
  }
  const longest = Math.max(0, ...[...prefixes].map((prefix) => prefix.length));
  const shortest = Math.min(longest, ...[...prefixes].map((prefix) => prefix.length));
  const byPrefix = new Map<string, number>();
  const numberOfPrefixes = (word: string): number => {
    let key = '';
    for (let end = shortest; end <= Math.min(longest, word.length); end++) {
      const prefix = word.slice(0, end);
      if (prefixes.has(prefix)) key = prefix;
    }
    if (key === '') return 0;
    const known = byPrefix.get(key);
    if (known !== undefined) return known;
    byPrefix.set(key, -1 - byPrefix.size);
    return -byPrefix.size;
  };
  return remembering((word) => words.get(word) ?? numberOfPrefixes(word));
};

const reads = (edge: State['edges'][number], word: string): boolean =>
  edge.word === null || edge.word === word || (edge.prefix && word.startsWith(edge.word));

const createJoints = (states: readonly State[]) => {
  const known = new Map<string, Joint>();
  const joint = (from: Iterable<number>): Joint | null => {
    const members = closure(states, from);
    if (members.length === 0) return null;
    const key = members.join();
    const seen = known.get(key);
    if (seen) return seen;
    const accepts = members.map((at) => states[at]?.accepts ?? -1).filter((phrase) => phrase >= 0);
    const made: Joint = { states: members, accepts: [...new Set(accepts)], next: new Map() };
    if (known.size >= maxJoints) {
      for (const each of known.values()) each.next.clear();
      known.clear();
    }
    known.set(key, made);
    return made;
  };
  const step = (from: Joint, number: number, word: string): Joint | null => {
    const seen = from.next.get(number);
    if (seen !== undefined) return seen;
    const targets = from.states.flatMap((at) =>
      (states[at]?.edges ?? []).filter((edge) => reads(edge, word)).map((edge) => edge.to),
    );
    const made = joint(targets);
    from.next.set(number, made);
    return made;
  };
  return { joint, step };
};

interface MutableHit {
  readonly phrase: number;
  readonly from: number;
  to: number;
}

/** Records that a phrase reaches to here; among the hits from one word on, the longest of each phrase counts. */
const record = (hits: MutableHit[], first: number, hit: Hit): void => {
  for (let at = first; at < hits.length; at++) {
    const earlier = hits[at];
    if (earlier?.phrase !== hit.phrase) continue;
    earlier.to = hit.to;
    return;
  }
  hits.push({ ...hit });
};

/**
 * Compiles phrases to one automaton. A message takes time linear in its words, whatever the phrases: a phrase looks at
 * no more words than it has words and gaps. No phrase reaches over the end of a sentence. Throws `bad-input`.
 */
export const createMatcher = (phrases: readonly string[], classes: WordClasses = {}): Matcher => {
  const { states, start } = buildAutomaton(phrases, classes);
  const numberOf = createWordNumbers(states);
  const { joint, step } = createJoints(states);
  const initial = joint(start);

  /** The phrases that begin at `from`. */
  const matchFrom = (tokens: readonly Token[], numbers: readonly number[], from: number, hits: MutableHit[]): void => {
    const first = hits.length;
    let current: Joint | null = initial;
    for (let at = from; current && at < tokens.length && (at === from || tokens[at]?.gap !== 'stop'); at++) {
      current = step(current, numbers[at] as number, (tokens[at] as Token).text);
      for (const phrase of current?.accepts ?? []) record(hits, first, { phrase, from, to: at + 1 });
    }
  };

  return {
    match(tokens) {
      const hits: MutableHit[] = [];
      const numbers = tokens.map((token) => numberOf(token.text));
      for (let from = 0; from < tokens.length; from++) matchFrom(tokens, numbers, from, hits);
      return hits;
    },
  };
};
