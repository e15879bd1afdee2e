import { sentencesOf, termsOf } from '../words.ts';
import type { Note } from './notes.ts';
import { centralityOf, lengthOf, likeness, rarityOf, type Vector, vectorOf } from './rank.ts';

export interface Found {
  readonly sentence: string;
  /** The note's id and title. */
  readonly note: string;
  readonly title: string;
}

export interface Library {
  /** What the notes say about it: the most telling sentence first, the best of each note only. `without`: notes to leave out. */
  search(topic: string, without?: readonly string[]): readonly Found[];
  /** The note that is nearest to a text among those not left out: what to write about next; null: none is left. */
  nearest(text: string, without?: readonly string[]): Note | null;
}

/** With less than this in common with the best note, 0..1, the library knows nothing of what was asked. */
const least = 0.08;
const notesRead = 6;
const candidates = 16;

/** What the best note speaks of counts half as much as what was asked (Rocchio, 1971): few notes use the asker's word. */
const widened = (asked: Vector, best: Vector): Vector => {
  const weight = (0.5 * lengthOf(asked)) / (lengthOf(best) || 1);
  const wanted = new Map(asked);
  for (const [term, own] of best) wanted.set(term, (wanted.get(term) ?? 0) + weight * own);
  return wanted;
};

/** A sentence that begins by pointing back says nothing when it is quoted alone. */
const standsAlone = (sentence: string): boolean => !/^(?:they|it|this|that|these|those|he|she)\b/iu.test(sentence);

interface Indexed extends Found {
  readonly vector: Vector;
}

/** By score, then by place: the same search gives the same list. */
const byScore = <T extends { readonly score: number }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => b.score - a.score);

const bestOfEach = (found: readonly Indexed[]): Found[] => {
  const notes = new Map<string, Found>();
  for (const { sentence, note, title } of found) if (!notes.has(note)) notes.set(note, { sentence, note, title });
  return [...notes.values()];
};

/** Search over notes in memory: TF-IDF finds what fits, TextRank what is central among it. */
export const createLibrary = (notes: readonly Note[]): Library => {
  const ownTerms = ({ title, text }: Note): string[] => termsOf(`${title} ${title} ${text}`);
  const rarity = rarityOf(notes.map(ownTerms));
  const whole = notes.map((note) => ({ note, vector: vectorOf(ownTerms(note), rarity) }));
  const sentences = notes.map(({ id, title, text }): Indexed[] =>
    sentencesOf(text)
      .filter(standsAlone)
      .map((sentence) => ({ sentence, note: id, title, vector: vectorOf(termsOf(sentence), rarity) })),
  );

  const rank = (wanted: Vector, without: readonly string[]) =>
    byScore(
      whole
        .map(({ note, vector }, index) => ({ note, vector, index, score: likeness(wanted, vector) }))
        .filter(({ note }) => !without.includes(note.id)),
    );

  return {
    search(topic, without = []) {
      const asked = vectorOf(termsOf(topic), rarity);
      const [best] = rank(asked, without);
      if (!best || best.score < least) return [];
      const wanted = widened(asked, best.vector);
      const pool = byScore(
        rank(wanted, without)
          .slice(0, notesRead)
          .flatMap(({ index, score }) =>
            (sentences[index] ?? []).map((item) => ({ item, score: score + likeness(wanted, item.vector) })),
          ),
      ).slice(0, candidates);
      const central = centralityOf(
        pool.map(({ item }) => item.vector),
        pool.map(({ item, score }) => score + likeness(asked, item.vector)),
      );
      return bestOfEach(byScore(pool.map(({ item }, i) => ({ item, score: central[i] ?? 0 }))).map(({ item }) => item));
    },
    nearest: (text, without = []) => rank(vectorOf(termsOf(text), rarity), without)[0]?.note ?? null,
  };
};
