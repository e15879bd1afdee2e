import type { RuleHit } from './intent-rules.ts';

/** What a second and every further phrase adds: people say one wish in many words, which is not that much more certain. */
const secondShare = 0.35;
const furtherShare = 0.1;

/**
 * Log-odds of one intent from the phrases found, by the weights of the pack's author alone: the strongest counts fully,
 * others in part. What speaks against it counts fully. A denied phrase adds nothing.
 */
export const ruleLogit = (hits: readonly RuleHit[], bias: number): number => {
  const seen = new Set<number>();
  const weights: number[] = [];
  for (const hit of hits) {
    if (hit.stance !== 'asserted' || seen.has(hit.phrase)) continue;
    seen.add(hit.phrase);
    weights.push(hit.rule.weight);
  }
  weights.sort((a, b) => b - a);
  let rank = 0;
  return weights.reduce((sum, weight) => {
    if (weight < 0) return sum + weight;
    rank++;
    return sum + weight * (rank === 1 ? 1 : rank === 2 ? secondShare : furtherShare);
  }, bias);
};
