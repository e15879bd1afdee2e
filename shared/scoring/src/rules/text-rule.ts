import type { TextRule } from '../pack.ts';
import { denying } from '../text/scopes.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { HitsOf, PhraseBook } from './phrase-book.ts';

/** The words a rule matched: token numbers, `to` excluded. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

/** A message as the rules see it. */
export interface Reading {
  readonly tokens: readonly Token[];
  /** In what way each word is said. */
  readonly scopes: Uint8Array;
  readonly hits: HitsOf;
}

/** What people wrap a keyword in: "Please stop. Thanks!" says no more than "stop". */
const politeness = new Set(
  'please thanks thank you now ok okay just all everything it por favor ya gracias todo hey hi hello hola sir yes si right already immediately'.split(
    ' ',
  ),
);

const joined = (words: readonly string[]): string => words.join(' ');
const wordsOf = (tokens: readonly Token[]): readonly string[] => tokens.map((token) => token.text);
const keywords = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.map((text) => joined(wordsOf(tokenize(text)))));

/** Whether this is a keyword and nothing else: politeness aside, and `stop stop stop` being `stop`. */
const said = (keys: ReadonlySet<string>, tokens: readonly Token[]): boolean => {
  if (keys.size === 0 || tokens.length > 12) return false;
  const words = wordsOf(tokens);
  if (keys.has(joined(words))) return true;
  const bare = words.filter((word) => !politeness.has(word));
  return keys.has(bare.every((word) => word === bare[0]) ? (bare[0] ?? '') : joined(bare));
};

const firstClause = (tokens: readonly Token[]): readonly Token[] => {
  const end = tokens.findIndex((token, at) => at > 0 && token.gap !== 'none');
  return end === -1 ? tokens : tokens.slice(0, end);
};

/**
 * Prepares a rule that is no matter of degree. A phrase counts when the writer says it plainly: not denied, not of
 * somebody else, not quoted. `exact` looks at the message as a whole, `opening` at its first clause.
 */
export const createTextRule = (rule: TextRule, book: PhraseBook): ((reading: Reading) => Found | null) => {
  const exact = keywords(rule.exact);
  const opening = keywords(rule.opening);
  const phrases = book.group(rule.phrases);
  const unless = book.group(rule.unless);

  return ({ tokens, scopes, hits }) => {
    if (said(exact, tokens)) return { from: 0, to: tokens.length };
    const first = opening.size > 0 && !tokens[0]?.quoted ? firstClause(tokens) : [];
    if (said(opening, first)) return { from: 0, to: first.length };
    const undone = hits(unless);
    const plainly = ({ from, to }: Found): boolean =>
      ((scopes[from] ?? 0) & denying) === 0 && !undone.some((other) => other.from < to && from < other.to);
    return hits(phrases).find(plainly) ?? null;
  };
};
