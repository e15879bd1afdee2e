import type { Token } from './tokens.ts';

const turns = new Set(['but', 'however', 'though', 'although', 'instead', 'pero', 'sino', 'aunque']);

/** For each word the number of its clause: a sentence, or what comes after a "but". People say several things at once. */
export const clausesOf = (tokens: readonly Token[]): Uint16Array => {
  const clauses = new Uint16Array(tokens.length);
  let clause = 0;
  tokens.forEach((token, at) => {
    if (at > 0 && (token.gap === 'stop' || turns.has(token.text))) clause++;
    clauses[at] = clause;
  });
  return clauses;
};
