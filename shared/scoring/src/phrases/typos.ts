import { remembering } from '../memory.ts';
import type { Token } from '../text/tokens.ts';

const minRepaired = 5;
const minDoubled = 3;

const withoutDoubles = (word: string): string => {
  let out = '';
  for (const char of word) if (!out.endsWith(char)) out += char;
  return out;
};

const sharedHead = (a: string, b: string): number => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  return head;
};

const sharedTail = (a: string, b: string, most: number): number => {
  let tail = 0;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return tail;
};

/** Whether two words are one insertion, deletion, replacement or swap of neighbours apart. */
const oneSlip = (a: string, b: string): boolean => {
  const head = sharedHead(a, b);
  const tail = sharedTail(a, b, Math.min(a.length, b.length) - head);
  const [left, right] = [a.length - head - tail, b.length - head - tail];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
};

/**
 * Reads a word with one slip of the pen as the word that was meant: `hosue` → `house`, `seling` → `selling`. Only the
 * words a pack names in `spelling` are repaired, for most words of a phrase are one slip away from some other word.
 */
export const createTypoRepair = (
  spelling: readonly string[],
  real: readonly string[],
): ((tokens: readonly Token[]) => readonly Token[]) => {
  const known = new Set([...spelling, ...real]);
  const doubled = new Map(
    spelling.filter((word) => word.length >= minDoubled).map((word) => [withoutDoubles(word), word]),
  );
  const byFirst = Map.groupBy(
    spelling.filter((word) => word.length >= minRepaired),
    (word) => word.charAt(0),
  );
  const meant = remembering((word): string => {
    if (word.length < minDoubled || known.has(word)) return word;
    const near = byFirst.get(word.charAt(0))?.find((candidate) => {
      const longer = candidate.length - word.length;
      return word.length >= minRepaired - 1 && longer <= 1 && longer >= -1 && oneSlip(word, candidate);
    });
    return near ?? doubled.get(withoutDoubles(word)) ?? word;
  });
  return (tokens) => {
    if (spelling.length === 0) return tokens;
    return tokens.map((token) => {
      const word = meant(token.text);
      return word === token.text ? token : { ...token, text: word };
    });
  };
};
