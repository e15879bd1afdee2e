import { denying } from '../text/scopes.ts';
import type { Token } from '../text/tokens.ts';
import { hashText, spread, step } from './hash.ts';

/** The two kinds of features; each kind is scaled to length one by itself. */
export const kinds = { word: 0, char: 1 } as const;

/** Receives one occurrence of a feature: its bucket, its kind, the word it is of. */
export type FeatureSink = (bucket: number, kind: 0 | 1, token: number) => void;

const charMin = 2;
const charMax = 4;
const edge = 0x20;
const bigram = 0x2f;
const seeds = { word: 0x811c9dc5, char: 0x2b5d7a31, deniedWord: 0x51ed270b, deniedChar: 0x7feb352d };
const digits = /\p{N}+/gu;
const anyDigit = /\p{N}/u;

/** What is sold for 650k and what for 320k reads the same. */
const shape = (word: string): string => (anyDigit.test(word) ? word.replace(digits, '#') : word);

const charGrams = (word: string, seed: number, emit: (hash: number) => void): void => {
  const length = word.length + 2;
  const unitAt = (at: number): number => (at === 0 || at === length - 1 ? edge : word.charCodeAt(at - 1));
  for (let from = 0; from < length - 1; from++) {
    let hash = seed;
    for (let size = 1; size <= charMax && from + size <= length; size++) {
      hash = step(hash, unitAt(from + size - 1));
      if (size >= charMin) emit(hash);
    }
  }
};

/**
 * Cuts a message into hashed features: words and pairs of words, and runs of two to four letters within a word, which
 * carry it over typos and endings. A denied, reported or dreamt word is another feature than the same word said plainly;
 * its letters are both, for a denied word is still about the same thing. Pairs do not reach over the end of a clause. `dims` is a power of two.
 */
export const eachFeature = (tokens: readonly Token[], scopes: Uint8Array, dims: number, sink: FeatureSink): void => {
  const mask = dims - 1;
  let before = 0;
  tokens.forEach((token, at) => {
    const denied = ((scopes[at] ?? 0) & denying) !== 0;
    const word = shape(token.text);
    const hash = hashText(word, denied ? seeds.deniedWord : seeds.word);
    sink(spread(hash) & mask, kinds.word, at);
    const previous = at === 0 || token.gap === 'stop' ? seeds.word : before;
    sink(spread(step(Math.imul(previous, 31) ^ hash, bigram)) & mask, kinds.word, at);
    before = hash;
    charGrams(word, seeds.char, (each) => sink(spread(each) & mask, kinds.char, at));
    if (denied) charGrams(word, seeds.deniedChar, (each) => sink(spread(each) & mask, kinds.char, at));
  });
};
