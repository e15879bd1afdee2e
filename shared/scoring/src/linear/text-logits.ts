import { remembering } from '../memory.ts';
import type { Token } from '../text/tokens.ts';
import { bucketOf, eachWord, featuresOf } from './features.ts';
import type { LinearModel } from './linear-model.ts';

/** What the words of a message weigh, clause by clause, each kind of feature scaled to length one. */
export interface TextLogits {
  /** Log-odds that the words of one clause, or of the whole message (`clause` null), add to an intent. */
  of(intent: number, clause: number | null): number;
  /** The part of it that one word has. */
  share(intent: number, clause: number | null, token: number): number;
}

const inverseLength = (squared: number): number => (squared > 0 ? 1 / Math.sqrt(squared) : 0);

/**
 * Rows of sums, two to a word or a clause: of its words and pairs, and of its letters. A row is the sum of squared
 * feature weights, then one product with the model for each intent.
 */
type Rows = Float64Array;

const createAdd = ({ dims, idf: weighs, weights, intents }: LinearModel) => {
  const classes = intents.length;
  return (rows: Rows, row: number, hash: number): void => {
    const bucket = bucketOf(hash, dims);
    const idf = weighs[bucket] as number;
    if (idf === 0) return;
    const to = row * (classes + 1);
    rows[to] = (rows[to] as number) + idf * idf;
    for (let each = 0; each < classes; each++) {
      const dot = idf * (weights[bucket * classes + each] as number);
      rows[to + 1 + each] = (rows[to + 1 + each] as number) + dot;
    }
  };
};

/**
 * Prepares the product of a model with messages, once for the whole of each and for each clause together. What a word
 * adds by itself, letters included, is the same in every message and is worked out once; only pairs are looked up.
 */
export const createTextLogits = (model: LinearModel) => {
  const classes = model.intents.length;
  const width = classes + 1;
  const add = createAdd(model);
  const rowsIn = (denied: boolean) =>
    remembering((text): Rows => {
      const rows = new Float64Array(2 * width);
      const { word, chars } = featuresOf(text, denied);
      add(rows, 0, word);
      for (const gram of chars) add(rows, 1, gram);
      return rows;
    });
  const [plain, denied] = [rowsIn(false), rowsIn(true)];
  const addBoth = (rows: Rows, to: number, from: Rows, at: number): void => {
    for (let each = 0; each < 2 * width; each++) {
      rows[to + each] = (rows[to + each] as number) + (from[at + each] as number);
    }
  };

  return (tokens: readonly Token[], scopes: Uint8Array, clauses: Uint16Array): TextLogits => {
    const whole = (clauses.at(-1) ?? 0) + 1;
    const words = new Float64Array(tokens.length * 2 * width);
    const sums = new Float64Array((whole + 1) * 2 * width);
    eachWord(tokens, scopes, (_, pair, token, isDenied) => {
      const at = 2 * token * width;
      words.set((isDenied ? denied : plain)((tokens[token] as Token).text), at);
      add(words, 2 * token, pair);
      addBoth(sums, 2 * (clauses[token] as number) * width, words, at);
    });
    for (let clause = 0; clause < whole; clause++) addBoth(sums, 2 * whole * width, sums, 2 * clause * width);
    const scales = Float64Array.from({ length: 2 * (whole + 1) }, (_, row) => {
      return (row % 2 === 0 ? 1 : model.charWeight) * inverseLength(sums[row * width] as number);
    });
    const scaled = (rows: Rows, at: number, intent: number, scale: number): number =>
      (scales[scale] as number) * (rows[at * width + 1 + intent] as number) +
      (scales[scale + 1] as number) * (rows[(at + 1) * width + 1 + intent] as number);
    return {
      of: (intent, clause) => scaled(sums, 2 * (clause ?? whole), intent, 2 * (clause ?? whole)),
      share: (intent, clause, token) => scaled(words, 2 * token, intent, 2 * (clause ?? whole)),
    };
  };
};
