import type { TextRule } from '../pack.ts';
import { createMatcher, type WordClasses } from '../phrases/matcher.ts';
import { scope } from '../text/scopes.ts';
import { type Token, tokenize } from '../text/tokens.ts';

/** The words a rule matched: token numbers, `to` excluded. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

/** What people wrap a keyword in: "Please stop. Thanks!" says no more than "stop". */
const politeness = new Set(
  'please thanks thank you now ok okay just all everything it por favor ya gracias todo hey hi hello hola sir yes si right already immediately'.split(
    ' ',
  ),
);

const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(' ');

const withoutPoliteness = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter((token) => !politeness.has(token.text));

/** `stop stop stop` is `stop`. */
const withoutEcho = (text: string): string => {
  const words = text.split(' ');
  return words.every((word) => word === words[0]) ? (words[0] ?? '') : text;
};

const said = (keywords: ReadonlySet<string>, tokens: readonly Token[]): boolean =>
  keywords.has(joined(tokens)) || keywords.has(withoutEcho(joined(withoutPoliteness(tokens))));

const firstClause = (tokens: readonly Token[]): number => {
  const end = tokens.findIndex((token, at) => at > 0 && token.gap !== 'none');
  return end === -1 ? tokens.length : end;
};

/**
 * Compiles a rule that is no matter of degree. A phrase counts when the writer says it plainly: not denied, not of
 * somebody else, not quoted. `exact` looks at the message as a whole.
 */
export const createTextRule = (
  rule: TextRule,
  classes: WordClasses,
): ((tokens: readonly Token[], scopes: Uint8Array) => Found | null) => {
  const exact = new Set(rule.exact.map((text) => joined(tokenize(text))));
  const opening = new Set(rule.opening.map((text) => joined(tokenize(text))));
  const phrases = createMatcher(rule.phrases, classes);
  const unless = createMatcher(rule.unless, classes);
  const denying = scope.negated | scope.other | scope.unreal | scope.quoted;

  return (tokens, scopes) => {
    if (said(exact, tokens)) return { from: 0, to: tokens.length };
    const first = tokens.slice(0, firstClause(tokens));
    if (opening.size > 0 && !first[0]?.quoted && said(opening, first)) return { from: 0, to: first.length };
    if (rule.phrases.length === 0) return null;
    const undone = rule.unless.length > 0 ? unless.match(tokens) : [];
    const hit = phrases.match(tokens).find(({ from, to }) => {
      if (undone.some((other) => other.from < to && from < other.to)) return false;
      return ((scopes[from] ?? 0) & denying) === 0;
    });
    return hit ? { from: hit.from, to: hit.to } : null;
  };
};
