import { scopesOf } from '../text/scopes.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { fitOneVsRest, type Row } from './fit.ts';
import { createRandom } from './random.ts';
import { idfOf, type Occurrences, occurrencesIn, vectorOf } from './text-rows.ts';

/** A text and the class it is of; null: of none. */
export interface ClassifiedText {
  readonly text: string;
  readonly label: string | null;
  readonly weight?: number;
}

export interface ClassifierOptions {
  readonly seed: number;
  readonly dims?: number;
  readonly epochs?: number;
  readonly rate?: number;
  readonly decay?: number;
  readonly charWeight?: number;
}

export interface Classifier {
  readonly labels: readonly string[];
  /** Log-odds of each label against the rest, in the order of `labels`. */
  logits(text: string): Float64Array;
  /** Share of the text's words never seen in training, 0..1: how far it is from home. */
  unknown(text: string): number;
}

const read = (text: string, dims: number): Occurrences & { readonly tokens: readonly Token[] } => {
  const tokens = tokenize(text);
  return { tokens, ...occurrencesIn({ tokens, scopes: scopesOf(tokens) }, dims) };
};

/**
 * The scorer's features and its learner with no pack around them: any set of labelled texts. It is what the benchmark
 * holds against other classifiers.
 */
export const trainClassifier = (examples: readonly ClassifiedText[], options: ClassifierOptions): Classifier => {
  const { dims = 2 ** 18, epochs = 12, rate = 0.3, decay = 1e-5, charWeight = 0.6 } = options;
  const labels = [...new Set(examples.flatMap(({ label }) => label ?? []))].sort();
  const texts = examples.map(({ text }) => read(text, dims));
  const idf = idfOf(texts, dims);
  const vocabulary = new Set(texts.flatMap(({ tokens }) => tokens.map((token) => token.text)));
  const rowOf = new Int32Array(dims);
  let used = 0;
  idf.forEach((weight, bucket) => {
    if (weight > 0) rowOf[bucket] = used++;
  });
  const compact = (text: Occurrences): Pick<Row, 'index' | 'value'> => {
    const { index, value } = vectorOf(text, idf, charWeight);
    return { index: index.map((bucket) => rowOf[bucket] as number), value };
  };
  const rows = examples.map(({ label, weight = 1 }, at): Row => {
    return { ...compact(texts[at] as Occurrences), labels: label === null ? [] : [labels.indexOf(label)], weight };
  });
  const classes = labels.length;
  const bias = -Math.log(Math.max(1, classes - 1));
  const fitted = fitOneVsRest({
    rows,
    dims: used,
    classes,
    epochs,
    rate,
    decay,
    bias,
    random: createRandom(options.seed),
  });
  return {
    labels,
    logits(text) {
      const { index, value } = compact(read(text, dims));
      const z = Float64Array.from(fitted.bias);
      for (let at = 0; at < index.length; at++) {
        const from = (index[at] as number) * classes;
        const weight = value[at] as number;
        for (let each = 0; each < classes; each++)
          z[each] = (z[each] as number) + weight * (fitted.weights[from + each] as number);
      }
      return z;
    },
    unknown(text) {
      const tokens = tokenize(text);
      const strange = tokens.filter((token) => !vocabulary.has(token.text)).length;
      return tokens.length === 0 ? 1 : strange / tokens.length;
    },
  };
};
