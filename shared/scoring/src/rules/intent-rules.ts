import type { IntentRules } from '../pack.ts';
import type { Hit } from '../phrases/matcher.ts';
import { denying } from '../text/scopes.ts';
import type { PhraseBook } from './phrase-book.ts';
import type { Reading } from './text-rule.ts';

/** A phrase of an intent in a message, and whether the writer says it of their own plans or denies, reports, dreams it. */
export interface RuleHit extends Hit {
  readonly weight: number;
  readonly asserted: boolean;
}

/** The author's weight of each phrase of an intent, in the pack's order: what a rule's number stands for. */
export const ruleWeights = (intent: IntentRules): readonly number[] =>
  intent.phrases.flatMap((group) => group.phrases.map(() => group.weight));

const saidPlainly = (hit: Hit, scopes: Uint8Array): boolean => {
  for (let at = hit.from; at < hit.to; at++) if (((scopes[at] ?? 0) & denying) !== 0) return false;
  return true;
};

/** Prepares the phrases of one intent. */
export const createIntentRules = (
  intent: IntentRules,
  book: PhraseBook,
): ((reading: Reading) => readonly RuleHit[]) => {
  const weights = ruleWeights(intent);
  const group = book.group(intent.phrases.flatMap((each) => each.phrases));
  return ({ hits, scopes }) =>
    hits(group).map((hit) => ({ ...hit, weight: weights[hit.phrase] as number, asserted: saidPlainly(hit, scopes) }));
};

/** What a second and every further phrase adds: people say one wish in many words, which is not that much more certain. */
const secondShare = 0.35;
const furtherShare = 0.1;

/**
 * Log-odds from the phrases found, by the weights of the pack's author alone: the strongest counts fully, others in
 * part. What speaks against it counts fully. A denied phrase adds nothing.
 */
export const rulesLogit = (hits: readonly RuleHit[]): number => {
  let against = 0;
  const weights: number[] = [];
  hits.forEach((hit, at) => {
    if (!hit.asserted || hits.some((other, before) => before < at && other.asserted && other.phrase === hit.phrase))
      return;
    if (hit.weight < 0) against += hit.weight;
    else weights.push(hit.weight);
  });
  weights.sort((a, b) => b - a);
  return weights.reduce(
    (sum, weight, rank) => sum + weight * (rank === 0 ? 1 : rank === 1 ? secondShare : furtherShare),
    against,
  );
};
