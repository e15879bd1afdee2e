import type { FactValue } from '@baton/contracts';

/** What a listener should now hold of one fact, as somebody who knows the language would judge it. */
export interface Expected {
  /** For people to read in a report. */
  readonly shown: string;
  /** `clause`: the words in which it was said, slips of the finger included. */
  readonly fits: (found: FactValue, clause?: string) => boolean;
}

const plain = (value: FactValue): string =>
  String(value)
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();

export const exactly = (value: FactValue): Expected => ({ shown: String(value), fits: (found) => found === value });

/** Free words: the ones that matter must be there, whatever stands around them. */
export const containing = (words: string): Expected => ({
  shown: words,
  fits: (found) => plain(found).includes(plain(words)),
});

/** One of two: "next Friday" is the coming one to some, the one after it to others. */
export const either = (one: FactValue, other: FactValue): Expected => ({
  shown: `${one} or ${other}`,
  fits: (found) => found === one || found === other,
});

const wordsOf = (text: string): string[] => text.match(/[a-z0-9]{2,}/g) ?? [];

/** At least half of the words are the contact's own: slips of the finger may have been mended. */
const quotes = (found: FactValue, clause: string): boolean => {
  const own = new Set(wordsOf(plain(clause)));
  const words = wordsOf(plain(found));
  return words.length > 0 && 2 * words.filter((word) => own.has(word)).length >= words.length;
};

/** A kind that a listener may name, or tell in the contact's own words. */
export const kind = (name: string): Expected => ({
  shown: name,
  fits: (found, clause = '') => found === name || quotes(found, clause),
});

export const anything: Expected = { shown: 'anything', fits: () => true };

export const inClause = ({ shown, fits }: Expected, clause: string): Expected => ({
  shown,
  fits: (found) => fits(found, clause),
});
