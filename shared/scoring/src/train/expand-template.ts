import { type Node, parsePhrase, type WordClasses } from '../phrases/parse-phrase.ts';
import type { Random } from './random.ts';

const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

const say = (node: Node, random: Random): readonly string[] => {
  switch (node.kind) {
    case 'word':
      return [node.text];
    case 'gap':
      return [];
    case 'sequence':
      return node.items.flatMap((item) => say(item, random));
    case 'either':
      return say(pick(node.options, random), random);
  }
};

/** Up to `most` different sentences of a pattern. */
export const expandTemplate = (
  pattern: string,
  classes: WordClasses,
  most: number,
  random: Random,
): readonly string[] => {
  const node = parsePhrase(pattern, classes);
  const sentences = new Set<string>();
  for (let tries = 0; tries < most * 2 && sentences.size < most; tries++) sentences.add(say(node, random).join(' '));
  return [...sentences];
};
