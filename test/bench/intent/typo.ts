import { createRandom } from '@baton/scoring/train';

const letters = 'abcdefghijklmnopqrstuvwxyz';

const slips: readonly ((text: string, at: number, letter: string) => string)[] = [
  (text, at) => text.slice(0, at) + text.slice(at + 1),
  (text, at, letter) => text.slice(0, at) + letter + text.slice(at),
  (text, at, letter) => text.slice(0, at) + letter + text.slice(at + 1),
  (text, at) => text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2),
];

/** Each text with one slip of the pen: a letter left out, put in, put for another, or changed places with the next. */
export const withTypos = (texts: readonly string[], seed: number): readonly string[] => {
  const random = createRandom(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  return texts.map((text) => {
    const places = [...text.matchAll(/\p{L}/gu)].map(({ index }) => index);
    const at = places[pick(places.length)];
    const slip = slips[pick(slips.length)];
    const letter = letters.charAt(pick(letters.length));
    return at === undefined || !slip ? text : slip(text, at, letter);
  });
};
