import type { Library } from '../library/library.ts';

export interface CountedLibrary extends Library {
  readonly searches: () => number;
  /** Searches for what had been found already. */
  readonly again: () => number;
}

/** Counts what is looked up, and what is looked up a second time: research that is done again. */
export const countSearches = (library: Library): CountedLibrary => {
  const seen = new Set<string>();
  let [searches, again] = [0, 0];
  return {
    search(topic, without = []) {
      const question = JSON.stringify([topic, without]);
      searches += 1;
      if (seen.has(question)) again += 1;
      seen.add(question);
      return library.search(topic, without);
    },
    nearest: library.nearest,
    searches: () => searches,
    again: () => again,
  };
};
