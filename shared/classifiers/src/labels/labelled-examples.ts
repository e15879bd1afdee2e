import type { JournalRecord } from '@baton/contracts';
import type { LabelledExample } from '@baton/scoring/train';
import type { Label } from './label.ts';

interface Read {
  readonly text: string;
  readonly language: string;
  /** It was read in the light of a question. */
  readonly isAnswer: boolean;
}

const readsOf = (records: readonly JournalRecord[]): Map<string, Read> => {
  const texts = new Map<string, string>();
  const reads = new Map<string, Read>();
  for (const entry of records.flatMap(({ entries }) => entries)) {
    if (entry.type === 'message.received') texts.set(entry.id, entry.text);
    const text = entry.type === 'intent.scored' ? texts.get(entry.id) : undefined;
    if (entry.type !== 'intent.scored' || text === undefined) continue;
    reads.set(entry.id, { text, language: entry.language, isAnswer: entry.asked !== undefined });
  }
  return reads;
};

/**
 * One contact's labels as lessons, with the texts that its journal still holds; they form one group. "Both" after a
 * question teaches nothing about "both" alone, so what an outcome says of an answer is left out.
 */
export const examplesOf = (
  key: string,
  labels: readonly Label[],
  records: readonly JournalRecord[],
): LabelledExample[] => {
  const reads = readsOf(records);
  return labels.flatMap(({ message, intents, source }) => {
    const read = reads.get(message);
    if (!read || (read.isAnswer && source === 'outcome')) return [];
    const language = read.language === 'es' ? 'es' : 'en';
    return [{ text: read.text, intents, group: `contact-${key.slice(0, 10)}`, language }];
  });
};
