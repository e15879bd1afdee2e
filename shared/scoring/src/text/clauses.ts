import { denying } from './scopes.ts';
import type { Token } from './tokens.ts';

const turns = new Set(['but', 'however', 'though', 'although', 'instead', 'pero', 'sino', 'aunque']);

/**
 * For each word the number of its clause: a sentence, what comes after a "but", or what is said after something was
 * denied ("I don't want to sell, I want to buy"). People say several things at once.
 */
export const clausesOf = (tokens: readonly Token[], scopes: Uint8Array): Uint16Array => {
  const clauses = new Uint16Array(tokens.length);
  const plain = (at: number): boolean => ((scopes[at] ?? 0) & denying) === 0;
  let clause = 0;
  tokens.forEach((token, at) => {
    const other = token.gap !== 'none' && plain(at) !== plain(at - 1);
    if (at > 0 && (token.gap === 'stop' || turns.has(token.text) || other)) clause++;
    clauses[at] = clause;
  });
  return clauses;
};
