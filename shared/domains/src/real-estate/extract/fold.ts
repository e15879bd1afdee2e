const foldUnit = (unit: string): string => {
  if (unit === '’' || unit === '‘' || unit === '´') return "'";
  if (unit === '–' || unit === '—') return '-';
  const base = unit.normalize('NFD')[0] ?? unit;
  const lower = base.toLowerCase();
  return lower.length === 1 ? lower : base;
};

/** One message in two forms of equal length: as written (NFC), and lower-case without accents, so that offsets agree. */
export interface Text {
  readonly raw: string;
  readonly plain: string;
}

export const toText = (written: string): Text => {
  const raw = written.normalize('NFC').trim();
  return { raw, plain: [...raw].map((char) => (char.length === 1 ? foldUnit(char) : char)).join('') };
};

/** The contact's own words as a fact's value: one line, no more than a fact may hold. */
export const ownWords = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:!-]+|[\s,.;:!-]+$/g, '')
    .slice(0, 200)
    .trim();

const interrogatives =
  /^(?:what|when|where|who|why|how|which|can|could|do|does|is|are|will|would|que|cual|cuando|donde|quien|por que|como|cuanto|cuanta|puedo|puedes|pueden|hay)\b/;

/** A question of the contact's is no answer in free words. */
export const isQuestion = ({ plain }: Text): boolean => plain.includes('?') || interrogatives.test(plain);
