import { loadDomain } from '@baton/domains';
import { type Conversed, converse } from './converse.ts';
import { batonRow, endingRow, faultRow, readingRows } from './tally.ts';

export interface ConversationsOptions {
  readonly count: number;
  readonly seed: number;
  readonly languages: readonly ('en' | 'es')[];
}

/** `count` generated contacts, from `seed` on. */
export const converseMany = async (
  language: 'en' | 'es',
  { count, seed }: Omit<ConversationsOptions, 'languages'>,
  baton = true,
): Promise<Conversed[]> => {
  const pack = loadDomain('real-estate');
  const all: Conversed[] = [];
  for (let index = 0; index < count; index += 1)
    all.push(await converse(pack, { seed: seed + index, language, baton }));
  return all;
};

/** Generated contacts against the real core, scorer and bots, in memory; with the baton, and with it taken away. */
export const benchConversations = async ({ languages, ...size }: ConversationsOptions) => {
  const kept = await Promise.all(languages.map((language) => converseMany(language, size)));
  const taken = await Promise.all(languages.map((language) => converseMany(language, size, false)));
  const rows = <T>(row: (language: string, all: readonly Conversed[]) => T): T[] =>
    languages.map((language, index) => row(language, kept[index] ?? []));
  return {
    endings: rows(endingRow),
    faults: rows(faultRow),
    readings: rows((language, all) => readingRows(all).map((row) => ({ language, ...row }))).flat(),
    baton: [batonRow('with', kept.flat()), batonRow('taken away', taken.flat())],
  };
};
