import type { Token } from '../text/tokens.ts';
import { eachFeature } from './features.ts';
import type { LinearModel } from './linear-model.ts';

/** What the words of a message weigh, clause by clause, before each kind of feature is scaled to length one. */
export interface TextLogits {
  /** Log-odds that the words of one clause, or of the whole message (`clause` null), add to an intent. */
  of(intent: number, clause: number | null): number;
  /** The part of it that one word has. */
  share(intent: number, clause: number | null, token: number): number;
}

const inverseLength = (squared: number): number => (squared > 0 ? 1 / Math.sqrt(squared) : 0);

interface Sums {
  /** By clause, then kind. */
  readonly squared: Float64Array;
  /** By token, kind, intent. */
  readonly dots: Float64Array;
}

const sumFeatures = (model: LinearModel, tokens: readonly Token[], scopes: Uint8Array, clauses: Uint16Array): Sums => {
  const classes = model.intents.length;
  const squared = new Float64Array(2 * ((clauses.at(-1) ?? 0) + 1));
  const dots = new Float64Array(tokens.length * 2 * classes);
  eachFeature(tokens, scopes, model.dims, (bucket, kind, token) => {
    const idf = model.idf[bucket] as number;
    if (idf === 0) return;
    const clause = 2 * (clauses[token] as number) + kind;
    squared[clause] = (squared[clause] as number) + idf * idf;
    const from = bucket * classes;
    const to = (2 * token + kind) * classes;
    for (let each = 0; each < classes; each++) {
      dots[to + each] = (dots[to + each] as number) + idf * (model.weights[from + each] as number);
    }
  });
  return { squared, dots };
};

/** Multiplies a message with the model, once for the whole and for each clause together. */
export const textLogits = (
  model: LinearModel,
  tokens: readonly Token[],
  scopes: Uint8Array,
  clauses: Uint16Array,
): TextLogits => {
  const classes = model.intents.length;
  const { squared, dots } = sumFeatures(model, tokens, scopes, clauses);
  const squaredOf = (kind: number, clause: number | null): number => {
    if (clause !== null) return squared[2 * clause + kind] ?? 0;
    let sum = 0;
    for (let at = kind; at < squared.length; at += 2) sum += squared[at] as number;
    return sum;
  };
  const scales = new Map<number | null, readonly [number, number]>();
  const scaleOf = (clause: number | null): readonly [number, number] => {
    const known = scales.get(clause);
    if (known) return known;
    const scale = [
      inverseLength(squaredOf(0, clause)),
      model.charWeight * inverseLength(squaredOf(1, clause)),
    ] as const;
    scales.set(clause, scale);
    return scale;
  };
  const share = (intent: number, clause: number | null, token: number): number => {
    const [word, char] = scaleOf(clause);
    const at = 2 * token * classes + intent;
    return word * (dots[at] as number) + char * (dots[at + classes] as number);
  };
  return {
    share,
    of(intent, clause) {
      let sum = 0;
      for (let token = 0; token < tokens.length; token++) {
        if (clause === null || clauses[token] === clause) sum += share(intent, clause, token);
      }
      return sum;
    },
  };
};
