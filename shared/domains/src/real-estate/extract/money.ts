import type { Text } from './fold.ts';
import { numberWord, readNumber } from './number-words.ts';

/** An amount in US dollars: a range has two ends, a single figure the same one twice. */
export interface Amount {
  readonly low: number;
  readonly high: number;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
}

const multipliers: Readonly<Record<string, number>> = {
  k: 1e3,
  mil: 1e3,
  thousand: 1e3,
  grand: 1e3,
  m: 1e6,
  mm: 1e6,
  mill: 1e6,
  million: 1e6,
  millions: 1e6,
  millon: 1e6,
  millones: 1e6,
};
const scale = '(?:k|mm?|mill|mil|thousand|grand|millions?|millon(?:es)?)';
const figure = '\\d{1,3}(?:[.,]\\d{3})+|\\d+(?:[.,]\\d{1,3})?';
const currency = '(?:dollars?|bucks|usd|dolares|pesos)';
const single = `(?<sign>us\\$|\\$|usd )?\\s?(?<first>${figure})\\s?(?<firstScale>${scale})?\\b`;
const rangeTail = `(?:\\s?(?:-|to|and|or|a|y|o|hasta)\\s?\\$?\\s?(?<second>${figure})\\s?(?<secondScale>${scale})?\\b)?`;
const figures = new RegExp(
  `(?<![\\w.,/#-])${single}${rangeTail}(?:\\s?(?<unit>${currency})\\b)?(?![\\d/-]|\\s?(?:%|percent))`,
  'g',
);
const spelled = new RegExp(`(?<!\\d\\s?)\\b(?:${numberWord})(?:[\\s-]+(?:(?:and|y)\\s+)?(?:${numberWord}))*\\b`, 'g');
const fractions: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half a|half|medio) mill(?:ion|on)\b/g, 500_000],
  [/\b(?:a |one )?quarter (?:of a )?million\b|\bcuarto de millon\b/g, 250_000],
  [/\bthree quarters? of a million\b/g, 750_000],
  [/\b(?:a|one) million and a half\b|\b(?:un )?millon y medio\b/g, 1_500_000],
];

/** "650,000" and "650.000" are the same figure; "1.2" and "1,2" are one and a fifth. */
const readFigure = (written: string): number =>
  /^\d{1,3}(?:[.,]\d{3})+$/.test(written) ? Number(written.replace(/[.,]/g, '')) : Number(written.replace(',', '.'));

const worth = (written: string, unit: string | undefined): number => {
  // "1.250 million" is 1.25 million: three decimals are no thousands when a scale of millions follows.
  if (unit && (multipliers[unit] ?? 0) >= 1e6) return Math.round(Number(written.replace(',', '.')) * 1e6);
  return Math.round(readFigure(written) * (unit ? (multipliers[unit] ?? 1) : 1));
};

/** Without a sign, a scale or a currency, only six digits and more, or thousands set apart, are surely money. */
const isMoney = (groups: Record<string, string | undefined>): boolean =>
  Boolean(groups.sign || groups.firstScale || groups.secondScale || groups.unit) ||
  readFigure(groups.first ?? '0') >= 100_000 ||
  /[.,]\d{3}$/.test(groups.first ?? '');

const fromFigures = (plain: string): Amount[] =>
  [...plain.matchAll(figures)].flatMap((match) => {
    const groups = match.groups ?? {};
    if (!isMoney(groups)) return [];
    const { first = '0', second, firstScale, secondScale } = groups;
    const low = worth(first, firstScale ?? (second ? secondScale : undefined));
    const high = second ? worth(second, secondScale ?? firstScale) : low;
    return [
      { low: Math.min(low, high), high: Math.max(low, high), start: match.index, end: match.index + match[0].length },
    ];
  });

const fromWords = (plain: string): Amount[] => {
  const found = fractions.flatMap(([pattern, value]) =>
    [...plain.matchAll(pattern)].map((m) => ({ low: value, high: value, start: m.index, end: m.index + m[0].length })),
  );
  const counted = [...plain.matchAll(spelled)].flatMap((match) => {
    const value = readNumber(match[0]);
    return value !== null && value >= 10_000
      ? [{ low: value, high: value, start: match.index, end: match.index + match[0].length }]
      : [];
  });
  return [...found, ...counted];
};

const overlaps = (a: Amount, b: Amount): boolean => a.start < b.end && b.start < a.end;

/** Every sum named in a text, in its order; "down payment", rent and the like included: the caller knows what it seeks. */
export const findMoney = ({ plain }: Text): Amount[] => {
  const kept: Amount[] = [];
  for (const amount of [...fromWords(plain), ...fromFigures(plain)]) {
    if (amount.high >= 1000 && !kept.some((other) => overlaps(other, amount))) kept.push(amount);
  }
  return kept.sort((a, b) => a.start - b.start);
};

const bare = new RegExp(
  `(?<![\\w.,/#-])(${figure})(?:\\s?(?:-|to|or|a|o|y|and)\\s?(${figure}))?(?![\\w/-]|[.,]\\d|\\s?(?:%|percent|days?|weeks?|months?|years?|bed|bath|dias|semanas|mes|ano|hab|rec))`,
);

/** People answer "600" and mean 600,000, "1.2" and mean 1.2 million. Only for an answer to a question about money. */
const inThousands = (value: number): number =>
  Math.round(value < 20 ? value * 1e6 : value < 10_000 ? value * 1e3 : value);

/** "six fifty" → 650. */
const shorthand = (plain: string): number | null => {
  const words = plain.match(spelled)?.[0];
  if (!words) return null;
  const [first, ...rest] = words.split(/[\s-]+/);
  const hundreds = readNumber(first ?? '');
  const tens = rest.length > 0 ? readNumber(rest.join(' ')) : null;
  if (hundreds !== null && hundreds >= 1 && hundreds <= 9 && tens !== null && tens >= 10 && tens < 100)
    return hundreds * 100 + tens;
  const whole = readNumber(words);
  return whole !== null && whole >= 50 && whole < 10_000 ? whole : null;
};

/**
 * The sum in an answer to a question about one, where a bare figure will do. null: there is none. `unasked`: only a
 * figure that can hardly be an hour or a count.
 */
export const readBareMoney = ({ plain }: Text, unasked = false): Pick<Amount, 'low' | 'high'> | null => {
  const match = bare.exec(plain);
  if (match?.[1]) {
    if (unasked && readFigure(match[1]) < 100 && !/[.,]/.test(match[1])) return null;
    const low = inThousands(readFigure(match[1]));
    const high = match[2] ? inThousands(readFigure(match[2])) : low;
    return low >= 10_000 ? { low: Math.min(low, high), high: Math.max(low, high) } : null;
  }
  const value = shorthand(plain);
  return value === null ? null : { low: value * 1000, high: value * 1000 };
};
