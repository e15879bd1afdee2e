import { type Hearing, hear } from '../src/real-estate/extract/hear.ts';
import type { FactKey, Lead } from '../src/real-estate/facts.ts';

/** A Monday, 3 in the afternoon. */
const at = Date.UTC(2026, 2, 2, 15);

type Given = Partial<Pick<Hearing, 'asked' | 'known' | 'side' | 'language'>>;

/** What a message says, by fact; read by a buyer's bot that has asked for nothing, unless given otherwise. */
export const heardIn = (text: string, given: Given = {}): Lead => {
  const heard = hear({ text, language: 'en', at, asked: null, known: {}, side: 'buyer', ...given });
  return Object.fromEntries(Object.entries(heard).map(([name, { value }]) => [name, value]));
};

/** The message as an answer to the question for this fact. */
export const answer = (asked: FactKey, side: Hearing['side']) => (text: string) =>
  heardIn(text, { asked, side })[asked];
