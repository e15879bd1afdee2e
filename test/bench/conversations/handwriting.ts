import type { Random } from '../../chaos/random.ts';
import type { Saying } from './saying.ts';
import type { Tongue } from './tongue.ts';

export interface Handwriting {
  /** Share of messages with a slip of the finger. */
  readonly typos: number;
  /** Writes as on a phone: no capitals, no stops, short words. */
  readonly sms: boolean;
}

/** Two letters swapped, one lost or one doubled: in a long plain word, since a slip in a name is another name. */
const slip = (word: string, random: Random): string => {
  const at = 1 + random.below(word.length - 2);
  const [a, b] = [word.charAt(at), word.charAt(at + 1)];
  return random.pick([
    word.slice(0, at) + b + a + word.slice(at + 2),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + a + a + word.slice(at + 1),
  ]);
};

const slipIn = (text: string, names: readonly string[], random: Random): string => {
  const kept = names.join(' ').toLowerCase();
  const words = [...text.matchAll(/(?<![\p{L}\d$])\p{Ll}{6,}(?![\p{L}\d])/gu)].filter(([word]) => !kept.includes(word));
  if (words.length === 0) return text;
  const word = random.pick(words);
  return text.slice(0, word.index) + slip(word[0], random) + text.slice(word.index + word[0].length);
};

const shorten = (text: string, tongue: Tongue): string =>
  tongue.short.reduce((short, [pattern, word]) => short.replace(pattern, word), text.toLowerCase());

/** Names and places are left alone: what a listener should understand stays the same. */
export const writeDown = (
  saying: Saying,
  hand: Handwriting,
  { tongue, random }: { tongue: Tongue; random: Random },
): Saying => {
  const short = hand.sms ? shorten(saying.text, tongue) : saying.text;
  return { ...saying, text: random.chance(hand.typos) ? slipIn(short, saying.names ?? [], random) : short };
};
