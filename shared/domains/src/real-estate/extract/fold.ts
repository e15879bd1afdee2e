import { remembering } from '@baton/scoring/memory';
import { spellOut } from './spelling.ts';

const foldUnit = (unit: string): string => {
  if (unit === '’' || unit === '‘' || unit === '´') return "'";
  if (unit === '–' || unit === '—') return '-';
  const base = unit.normalize('NFD')[0] ?? unit;
  const lower = base.toLowerCase();
  return lower.length === 1 ? lower : base;
};

/**
 * One message in two forms of equal length: as written (NFC, slips of the finger mended), and lower-case without accents,
 * so that offsets agree.
 */
export interface Text {
  readonly raw: string;
  readonly plain: string;
}

/** Anything that lower case alone does not fold. */
const marked = /[^\0-\x7f]/;

const asText = (raw: string): Text => ({
  raw,
  plain: marked.test(raw)
    ? [...raw].map((char) => (char.length === 1 ? foldUnit(char) : char)).join('')
    : raw.toLowerCase(),
});

/** More than the texts that are in hand at one time: a turn reads its messages and its answer several times each. */
const inHand = 500;

export const toText = remembering((written): Text => asText(spellOut(written.normalize('NFC').trim())), inHand);

/** The contact's own words as a fact's value: one line, no more than a fact may hold. */
export const ownWords = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:!-]+|[\s,.;:!-]+$/g, '')
    .slice(0, 200)
    .trim();

const interrogatives =
  /^(?:(?:wait|so|ok|okay|hey|but|and|y|pero|oye|espera),? )?(?:what|when|where|who|why|how|which|can|could|do|does|is|are|will|would|que|cual|cuando|donde|quien|por que|como|cuanto|cuanta|puedo|puedes|pueden|hay)\b/;

/** With these a new thing begins, so that a comma or an "and" before them parts two of them. */
const starters =
  "soy|me llamo|mi|mucho gusto|i'm|i am|my|we|we're|we'd|it|it's|i|you|someone|somewhere|our|the|max|its|queremos|pueden|podemos|puedo|estamos|pensamos|busco|la|el|me|nos|mejor|please|no|necesitamos|pido|creo|tenemos|ya|le|solo|serian?|que|ideally|there's";
const boundary = new RegExp(
  `(?<!\\b(?:St|Ft|Mt|Ave?|Rd|Blvd)\\.)(?<=[.!?;])\\s+|\\n+|(?:,|\\s(?:and|y))\\s+(?=(?:${starters})\\b)`,
  'iu',
);

/** The message in the pieces that people put side by side: sentences, lines, and what "and" adds. */
export const clausesOf = ({ raw }: Text): readonly Text[] =>
  raw
    .split(boundary)
    .map((clause) => clause.replace(/^(?:also|además|and|y)[,\s]+/i, '').trim())
    .filter((clause) => clause !== '')
    .map(asText);

/** A question of the contact's is no answer in free words. */
export const isQuestion = ({ plain }: Text): boolean => plain.includes('?') || interrogatives.test(plain);
