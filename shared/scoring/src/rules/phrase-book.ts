import { createMatcher, type Hit, type WordClasses } from '../phrases/matcher.ts';
import type { Token } from '../text/tokens.ts';

/** The hits of one group of phrases; {@link Hit.phrase} counts from the group's first. */
export type HitsOf = (group: number) => readonly Hit[];

export interface PhraseBook {
  /** Registers phrases that belong together; returns the group's number. */
  group(phrases: readonly string[]): number;
  /** Compiles what was registered. */
  close(classes: WordClasses): (tokens: readonly Token[]) => HitsOf;
}

const none: readonly Hit[] = [];

/** Gathers the phrases of every rule, so that a message is read once for all of them. */
export const createPhraseBook = (): PhraseBook => {
  const phrases: string[] = [];
  const groupOf: number[] = [];
  const firstOf: number[] = [];
  return {
    group(added) {
      firstOf.push(phrases.length);
      for (const phrase of added) {
        phrases.push(phrase);
        groupOf.push(firstOf.length - 1);
      }
      return firstOf.length - 1;
    },
    close(classes) {
      const matcher = createMatcher(phrases, classes);
      return (tokens) => {
        const found = new Map<number, Hit[]>();
        for (const hit of matcher.match(tokens)) {
          const group = groupOf[hit.phrase] as number;
          const own = { ...hit, phrase: hit.phrase - (firstOf[group] as number) };
          const others = found.get(group);
          if (others) others.push(own);
          else found.set(group, [own]);
        }
        return (group) => found.get(group) ?? none;
      };
    },
  };
};
