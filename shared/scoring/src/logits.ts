import { type IntentModel, type LinearModel, unpackModel } from './linear/linear-model.ts';
import { createTextLogits } from './linear/text-logits.ts';
import type { IntentReader, PackReader } from './read-message.ts';
import { type RuleHit, rulesLogit } from './rules/intent-rules.ts';
import type { Reading } from './rules/text-rule.ts';
import { clausesOf } from './text/clauses.ts';

/** One intent's log-odds for one message, and what they are made of. */
export interface IntentLogit {
  /** Uncalibrated log-odds. */
  readonly z: number;
  readonly hits: readonly RuleHit[];
  /** Log-odds that each word adds; empty without a model. */
  readonly words: readonly number[];
}

/** What the phrases of one intent add, learned or as their author set them. */
export const rulesPart = (hits: readonly RuleHit[], weights: IntentModel['intents'][string] | undefined): number => {
  const authored = rulesLogit(hits);
  if (!weights) return authored;
  let sum = weights.rules * authored;
  if (hits.some((hit) => !hit.asserted)) sum += weights.denied;
  for (const phrase of new Set(hits.filter((hit) => hit.asserted).map((hit) => hit.phrase))) {
    sum += weights.phrases[phrase] ?? 0;
  }
  return sum;
};

const withModel = (model: IntentModel, linear: LinearModel, intents: readonly IntentReader[]) => {
  const textLogits = createTextLogits(linear);
  return (reading: Reading): readonly IntentLogit[] => {
    const clauses = clausesOf(reading.tokens, reading.scopes);
    const text = textLogits(reading.tokens, reading.scopes, clauses);
    const count = (clauses.at(-1) ?? 0) + 1;
    return intents.map((intent) => {
      const at = linear.intents.indexOf(intent.name);
      const weights = model.intents[intent.name];
      const hits = intent.rules(reading);
      let clause: number | null = null;
      let best = rulesPart(hits, weights) + text.of(at, null);
      for (let each = 0; count > 1 && each < count; each++) {
        const within = hits.filter((hit) => clauses[hit.from] === each);
        const z = rulesPart(within, weights) + text.of(at, each);
        if (z > best) [best, clause] = [z, each];
      }
      const words = reading.tokens.map((_, token) =>
        clause === null || clauses[token] === clause ? text.share(at, clause, token) : 0,
      );
      return { z: (weights?.bias ?? intent.bias) + best, hits, words };
    });
  };
};

/**
 * Compiles the log-odds of every intent, in the pack's order: with a model, the most that the whole message or any
 * clause of it says, for people say several things at once; without, what the phrases say.
 */
export const createLogits = (
  reader: PackReader,
  model?: IntentModel,
): ((reading: Reading) => readonly IntentLogit[]) => {
  if (model) return withModel(model, unpackModel(model), reader.intents);
  return (reading) =>
    reader.intents.map((intent) => {
      const hits = intent.rules(reading);
      return { z: intent.bias + rulesPart(hits, undefined), hits, words: [] };
    });
};
