import { remembering } from '../memory.ts';
import { denying } from '../text/scopes.ts';
import type { Token } from '../text/tokens.ts';
import { hashText, spread, step } from './hash.ts';

/** The two kinds of features; each kind is scaled to length one by itself. */
export const kinds = { word: 0, char: 1 } as const;

/** Receives one occurrence of a feature: its bucket and its kind. */
export type FeatureSink = (bucket: number, kind: 0 | 1) => void;

const charMin = 2;
const charMax = 4;
const edge = 0x20;
const bigram = 0x2f;
const seeds = { word: 0x811c9dc5, char: 0x2b5d7a31, deniedWord: 0x51ed270b, deniedChar: 0x7feb352d };
const digits = /\p{N}+/gu;
const anyDigit = /\p{N}/u;

/** What is sold for 650k and what for 320k reads the same. */
const shape = (word: string): string => (anyDigit.test(word) ? word.replace(digits, '#') : word);

const charGrams = (word: string, seed: number): readonly number[] => {
  const length = word.length + 2;
  const grams: number[] = [];
  const unitAt = (at: number): number => (at === 0 || at === length - 1 ? edge : word.charCodeAt(at - 1));
  for (let from = 0; from < length - 1; from++) {
    let hash = seed;
    for (let size = 1; size <= charMax && from + size <= length; size++) {
      hash = step(hash, unitAt(from + size - 1));
      if (size >= charMin) grams.push(hash);
    }
  }
  return grams;
};

/** The features of one word, before they are cut to buckets. A denied word has the letters of both. */
interface WordFeatures {
  readonly word: number;
  readonly chars: Uint32Array;
}

const featuresIn = (seedWord: number, seedsChar: readonly number[]) =>
  remembering((text): WordFeatures => {
    const word = shape(text);
    return {
      word: hashText(word, seedWord),
      chars: Uint32Array.from(seedsChar.flatMap((seed) => charGrams(word, seed))),
    };
  });

const plainFeatures = featuresIn(seeds.word, [seeds.char]);
const deniedFeatures = featuresIn(seeds.deniedWord, [seeds.char, seeds.deniedChar]);

/** What a word is made of, said plainly or denied. */
export const featuresOf = (text: string, denied: boolean): WordFeatures =>
  denied ? deniedFeatures(text) : plainFeatures(text);

/** The bucket of a hash; `dims` is a power of two. */
export const bucketOf = (hash: number, dims: number): number => spread(hash) & (dims - 1);

/** Receives a word and, behind it, the hash of the pair that it makes with the one before. */
export type WordSink = (features: WordFeatures, pair: number, token: number, denied: boolean) => void;

/**
 * Cuts a message into words and pairs of words. A denied, reported or dreamt word is another feature than the same word
 * said plainly; its letters are both, for a denied word is still about the same thing. Pairs do not reach over the end
 * of a clause.
 */
export const eachWord = (tokens: readonly Token[], scopes: Uint8Array, sink: WordSink): void => {
  let before = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const denied = ((scopes[at] ?? 0) & denying) !== 0;
    const features = featuresOf(token.text, denied);
    const previous = at === 0 || token.gap === 'stop' ? seeds.word : before;
    sink(features, step(Math.imul(previous, 31) ^ features.word, bigram), at, denied);
    before = features.word;
  }
};

/**
 * The hashed features of a message: words, pairs of words, and runs of two to four letters within a word, which carry it
 * over typos and endings.
 */
export const eachFeature = (tokens: readonly Token[], scopes: Uint8Array, dims: number, sink: FeatureSink): void =>
  eachWord(tokens, scopes, ({ word, chars }, pair) => {
    sink(bucketOf(word, dims), kinds.word);
    sink(bucketOf(pair, dims), kinds.word);
    for (const gram of chars) sink(bucketOf(gram, dims), kinds.char);
  });
