import type { Evidence } from '@baton/contracts';
import type { IntentLogit } from './logits.ts';
import type { Found, Reading } from './rules/text-rule.ts';

/** Half of what the contract takes: what weighs least explains least, and all of it is kept in the journal. */
const maxEvidence = 12;
const longestFeature = 200;
/** Words that weigh less are not worth a reader's time. */
const leastWeight = 0.25;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export const spanOf = ({ tokens }: Reading, { from, to }: Found): [number, number] => [
  tokens[from]?.start ?? 0,
  tokens[to - 1]?.end ?? 0,
];

export const wordsAt = (text: string, [start, end]: readonly [number, number]): string =>
  text.slice(start, end).slice(0, longestFeature);

/** Words `from` to `to` of the message, and what they add to an intent. */
export interface Reason extends Found {
  readonly intent: string;
  readonly weight: number;
}

/** Which words and phrases moved an intent, by how much: the weights that were added, not a story about them. */
export const reasonsOf = (intent: string, logit: IntentLogit): readonly Reason[] => {
  const reasons: Reason[] = [];
  for (const { from, to, asserted, weight } of logit.hits) if (asserted) reasons.push({ intent, from, to, weight });
  logit.words.forEach((weight, from) => {
    if (Math.abs(weight) >= leastWeight) reasons.push({ intent, from, to: from + 1, weight });
  });
  return reasons;
};

/** The weightiest reasons as evidence, one for the same words of an intent. */
export const strongest = (text: string, reading: Reading, reasons: readonly Reason[]): Evidence[] => {
  const best: Evidence[] = [];
  for (const { intent, weight, from, to } of reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))) {
    const span = spanOf(reading, { from, to });
    const known = best.some((each) => each.intent === intent && each.span?.[0] === span[0] && each.span[1] === span[1]);
    if (!known) best.push({ intent, feature: wordsAt(text, span), weight: rounded(weight), span });
    if (best.length === maxEvidence) break;
  }
  return best;
};
