import type { Evidence } from '@baton/contracts';
import type { IntentLogit } from './logits.ts';
import type { Found, Reading } from './rules/text-rule.ts';

const maxEvidence = 24;
const longestFeature = 200;
/** Words that weigh less are not worth a reader's time. */
const leastWeight = 0.15;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export const spanOf = ({ tokens }: Reading, { from, to }: Found): [number, number] => [
  tokens[from]?.start ?? 0,
  tokens[to - 1]?.end ?? 0,
];

export const wordsAt = (text: string, [start, end]: readonly [number, number]): string =>
  text.slice(start, end).slice(0, longestFeature);

/** Evidence for words of the message. */
export const evidenceAt = (text: string, intent: string, span: [number, number], weight: number): Evidence => ({
  intent,
  feature: wordsAt(text, span),
  weight: rounded(weight),
  span,
});

/** Which words and phrases moved an intent, by how much: the weights that were added, not a story about them. */
export const evidenceOf = (text: string, reading: Reading, intent: string, logit: IntentLogit): readonly Evidence[] => {
  const phrases = logit.hits.map((hit) =>
    evidenceAt(text, intent, spanOf(reading, hit), hit.asserted ? hit.weight : 0),
  );
  const words = logit.words.flatMap((weight, at) =>
    Math.abs(weight) < leastWeight ? [] : [evidenceAt(text, intent, spanOf(reading, { from: at, to: at + 1 }), weight)],
  );
  return [...phrases, ...words];
};

/** One evidence per words and intent, the weightiest first. */
export const strongest = (evidence: readonly Evidence[]): Evidence[] => {
  const best = new Map<string, Evidence>();
  for (const each of evidence) {
    const key = `${each.intent}\n${each.feature}`;
    const other = best.get(key);
    if (!other || Math.abs(each.weight) > Math.abs(other.weight)) best.set(key, each);
  }
  return [...best.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, maxEvidence);
};
