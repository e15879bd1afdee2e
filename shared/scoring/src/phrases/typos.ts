import { realWords } from './real-words.ts';

const minRepaired = 5;
const minDoubled = 3;

const withoutDoubles = (word: string): string => {
  let out = '';
  for (const char of word) if (!out.endsWith(char)) out += char;
  return out;
};

/** Whether two words are one insertion, deletion, replacement or swap of neighbours apart. */
const oneSlip = (a: string, b: string): boolean => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  const room = Math.min(a.length, b.length) - head;
  while (tail < room && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const left = a.length - head - tail;
  const right = b.length - head - tail;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
};

/**
 * Reads a word with one slip of the pen as the phrase word that was meant: `hosue` → `house`, `seling` → `selling`.
 * Words of everyday language are left alone, however near they are.
 */
export const createTypoRepair = (
  vocabulary: readonly string[],
  prefixes: readonly string[],
): ((word: string) => string) => {
  const known = new Set(vocabulary);
  const doubled = new Map(
    [...known].filter((word) => word.length >= minDoubled).map((word) => [withoutDoubles(word), word]),
  );
  const byFirst = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < minRepaired) continue;
    const first = word.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
  }
  return (word) => {
    if (word.length < minDoubled || known.has(word) || realWords.has(word)) return word;
    if (prefixes.some((prefix) => word.startsWith(prefix))) return word;
    const single = withoutDoubles(word);
    const meant = single.length >= minDoubled ? doubled.get(single) : undefined;
    if (meant) return meant;
    if (word.length < minRepaired - 1) return word;
    for (const candidate of byFirst.get(word.charAt(0)) ?? []) {
      if (Math.abs(candidate.length - word.length) <= 1 && oneSlip(word, candidate)) return candidate;
    }
    return word;
  };
};
