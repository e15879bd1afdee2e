import { digitWord, spelledOut } from './spelling.ts';

/** What stands between a word and the one before it. */
export type Gap = 'none' | 'comma' | 'stop';

/** A word of a message: lower case, without accents, contractions opened. */
export interface Token {
  readonly text: string;
  /** Offsets in the original text, UTF-16 units; the parts of one contraction share theirs. */
  readonly start: number;
  readonly end: number;
  readonly gap: Gap;
  /** Inside quotation marks. */
  readonly quoted: boolean;
  /** In a sentence that ends with a question mark. */
  readonly asked: boolean;
}

/** Longest text that is read, UTF-16 units: the head and the tail of a longer one, where people say what they want. */
export const textCap = 480;
const headLength = 320;

const word = /[\p{L}\p{N}\p{M}]+(?:['’`´.,][\p{L}\p{N}\p{M}]+)*\+?/gu;
/** The same for texts without any other letters: several times as fast. */
const asciiWord = /[A-Za-z0-9]+(?:['`.,][A-Za-z0-9]+)*\+?/g;
const marks = /\p{M}/gu;
const beyondAscii = /[\u0080-\uffff]/;

/** Lower case, without accents. */
export const plain = (text: string): string => {
  const lower = text.toLowerCase();
  return beyondAscii.test(lower) ? lower.normalize('NFD').replace(marks, '') : lower;
};

const stops = /[.!?;:\n…¿¡|]|(?:^|\s)[-–—]+(?=\s|$)/;
const commas = /[,()/&]/;
const gapOf = (between: string): Gap => {
  if (between === ' ' || between === '') return 'none';
  if (stops.test(between)) return 'stop';
  return commas.test(between) ? 'comma' : 'none';
};

/** `a.b` and `a,b` are two words unless they are numbers such as 1.5 or 500,000. */
const innerStop = /(?<=\p{L})[.,]|[.,](?=\p{L})/u;

const opening = /["“«]/;
const closing = /["”»]/;

interface Piece {
  readonly raw: string;
  readonly start: number;
}

const piecesOf = function* (text: string, from: number, to: number): Generator<Piece> {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  for (const match of part.matchAll(beyondAscii.test(part) ? word : asciiWord)) {
    const raw = match[0];
    const start = from + match.index;
    if (!/[.,]/.test(raw) || !innerStop.test(raw)) yield { raw, start };
    else for (const inner of raw.matchAll(/[^.,]+/g)) yield { raw: inner[0], start: start + inner.index };
  }
};

const ranges = (length: number): readonly (readonly [number, number])[] =>
  length <= textCap
    ? [[0, length]]
    : [
        [0, headLength],
        [length - (textCap - headLength), length],
      ];

/** Marks every token of a sentence that ends with a question mark. */
const withQuestions = (tokens: readonly Token[], text: string): readonly Token[] => {
  let asked = false;
  let from = text.length;
  return tokens
    .toReversed()
    .map((token, index, reversed) => {
      if (index === 0 || reversed[index - 1]?.gap === 'stop') asked = text.slice(token.end, from).includes('?');
      from = token.start;
      return asked ? { ...token, asked } : token;
    })
    .toReversed();
};

const withDigitWords = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    const next = tokens[at + 1];
    const word = next?.gap === 'none' ? digitWord(token.text, next.text) : null;
    return word ? { ...token, text: word } : token;
  });

/** The words of one stretch of the text; `first`: what gap its first word has. */
const readRange = (text: string, [from, to]: readonly [number, number], first: Gap): readonly Token[] => {
  const tokens: Token[] = [];
  let quoted = false;
  let end = from;
  for (const { raw, start } of piecesOf(text, from, to)) {
    const between = text.slice(end, start);
    if ((quoted ? closing : opening).test(between)) quoted = !quoted;
    const gap = tokens.length === 0 && first === 'stop' ? first : gapOf(between);
    end = start + raw.length;
    spelledOut(plain(raw)).forEach((part, index) => {
      tokens.push({ text: part, start, end, gap: index === 0 ? gap : 'none', quoted, asked: false });
    });
  }
  return tokens;
};

/** Cuts a message into words, in time linear in its length, at most {@link textCap} units of it. */
export const tokenize = (text: string): readonly Token[] => {
  const tokens = ranges(text.length).flatMap((range, at) => readRange(text, range, at === 0 ? 'none' : 'stop'));
  const read = /\b[24]\b/.test(text) ? withDigitWords(tokens) : tokens;
  return text.includes('?') ? withQuestions(read, text) : read;
};
