import type { IntentPack } from '../pack.ts';
import { createMatcher, type Hit } from '../phrases/matcher.ts';
import { scope } from '../text/scopes.ts';
import type { Token } from '../text/tokens.ts';

/** One phrase of one intent. */
export interface Rule {
  readonly intent: string;
  readonly phrase: string;
  /** Log-odds set by the pack's author. */
  readonly weight: number;
}

/** How a phrase was said: of the writer's own plans, or denied, of others, unreal, quoted. */
export type Stance = 'asserted' | 'denied';

export interface RuleHit extends Hit {
  readonly rule: Rule;
  readonly stance: Stance;
}

/** What counts as plain speech: nothing that denies, reports or dreams. */
const denying = scope.negated | scope.other | scope.unreal | scope.quoted;

export const rulesOf = (pack: IntentPack): readonly Rule[] =>
  Object.entries(pack.intents).flatMap(([intent, { phrases }]) =>
    phrases.flatMap((group) => group.phrases.map((phrase) => ({ intent, phrase, weight: group.weight }))),
  );

const stanceOf = (hit: Hit, scopes: Uint8Array): Stance => {
  for (let at = hit.from; at < hit.to; at++) if (((scopes[at] ?? 0) & denying) !== 0) return 'denied';
  return 'asserted';
};

/** Finds the phrases of every intent. */
export const createIntentRules = (
  pack: IntentPack,
): { rules: readonly Rule[]; find(tokens: readonly Token[], scopes: Uint8Array): readonly RuleHit[] } => {
  const rules = rulesOf(pack);
  const matcher = createMatcher(
    rules.map((rule) => rule.phrase),
    pack.words,
  );
  return {
    rules,
    find: (tokens, scopes) =>
      matcher.match(tokens).map((hit) => ({ ...hit, rule: rules[hit.phrase] as Rule, stance: stanceOf(hit, scopes) })),
  };
};
