import type { Random } from './random.ts';
import { shuffled } from './random.ts';

/** One training text, as numbers. */
export interface Row {
  readonly index: Int32Array;
  readonly value: Float32Array;
  /** The classes it is of; none is an answer too. */
  readonly labels: readonly number[];
  /** How much it counts. */
  readonly weight: number;
  /** By class: which of the class's own parameters it has, and how much of each. */
  readonly own?: readonly (readonly (readonly [parameter: number, value: number])[])[];
}

export interface FitOptions {
  readonly rows: readonly Row[];
  readonly dims: number;
  readonly classes: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pull of the weights towards zero. */
  readonly decay: number;
  /** Where a class's own parameters begin, and how hard they are pulled back there. */
  readonly prior?: { readonly means: readonly Float64Array[]; readonly pull: number };
  readonly bias: number;
  readonly random: Random;
}

export interface Fitted {
  /** By feature, then class. */
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  /** By class. */
  readonly own: readonly Float64Array[];
}

/** A step so small that it is not taken: most classes are certain of most texts. */
const negligible = 0.002;

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** What is being learnt. */
interface State {
  readonly weights: Float32Array;
  /** Sums of squared slopes: AdaGrad's memory. */
  readonly seen: Float32Array;
  readonly bias: Float64Array;
  readonly biasSeen: Float64Array;
  readonly own: readonly Float64Array[];
  readonly ownSeen: readonly Float64Array[];
}

const forward = (row: Row, { weights, bias, own }: State, z: Float64Array): void => {
  const classes = bias.length;
  z.set(bias);
  for (let at = 0; at < row.index.length; at++) {
    const from = (row.index[at] as number) * classes;
    const value = row.value[at] as number;
    for (let each = 0; each < classes; each++) z[each] = (z[each] as number) + value * (weights[from + each] as number);
  }
  row.own?.forEach((pairs, each) => {
    for (const [parameter, value] of pairs) z[each] = (z[each] as number) + value * (own[each]?.[parameter] as number);
  });
};

/** The own parameters move slower than the rest: they are few, and they begin where their author set them. */
const ownRate = 0.3;

/** One step for one class of one row; `error`: what was said less what is true. */
const createLearn = (state: State, means: readonly Float64Array[], { rate, decay, prior }: FitOptions) => {
  const { weights, seen, bias, biasSeen } = state;
  const classes = bias.length;
  const pull = prior?.pull ?? 0;
  const learnOwn = (row: Row, each: number, error: number): void => {
    const [theta, mean, squares] = [state.own[each], means[each], state.ownSeen[each]] as Float64Array[];
    if (!theta || !mean || !squares) return;
    for (const [parameter, value] of row.own?.[each] ?? []) {
      const slope = error * value + pull * ((theta[parameter] as number) - (mean[parameter] as number));
      squares[parameter] = (squares[parameter] as number) + slope * slope;
      theta[parameter] =
        (theta[parameter] as number) - (rate * ownRate * slope) / Math.sqrt(squares[parameter] as number);
    }
  };
  return (row: Row, each: number, error: number): void => {
    for (let at = 0; at < row.index.length; at++) {
      const cell = (row.index[at] as number) * classes + each;
      const weight = weights[cell] as number;
      const slope = error * (row.value[at] as number) + decay * weight;
      const squares = (seen[cell] as number) + slope * slope;
      seen[cell] = squares;
      weights[cell] = weight - (rate * slope) / Math.sqrt(squares);
    }
    biasSeen[each] = (biasSeen[each] as number) + error * error;
    bias[each] = (bias[each] as number) - (rate * error) / Math.sqrt(biasSeen[each] as number);
    learnOwn(row, each, error);
  };
};

/**
 * One logistic regression for each class against the rest, all in one pass, by AdaGrad. The own parameters are a
 * Gaussian MAP estimate: they stay at their prior means until the data says otherwise.
 */
export const fitOneVsRest = (options: FitOptions): Fitted => {
  const { rows, dims, classes, random } = options;
  const means = options.prior?.means ?? Array.from({ length: classes }, () => new Float64Array(0));
  const state: State = {
    weights: new Float32Array(dims * classes),
    seen: new Float32Array(dims * classes).fill(1e-2),
    bias: new Float64Array(classes).fill(options.bias),
    biasSeen: new Float64Array(classes).fill(1),
    own: means.map((mean) => Float64Array.from(mean)),
    ownSeen: means.map((mean) => new Float64Array(mean.length).fill(1)),
  };
  const learn = createLearn(state, means, options);
  const z = new Float64Array(classes);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const row of shuffled(rows, random)) {
      forward(row, state, z);
      for (let each = 0; each < classes; each++) {
        const error = (sigmoid(z[each] as number) - (row.labels.includes(each) ? 1 : 0)) * row.weight;
        if (Math.abs(error) > negligible) learn(row, each, error);
      }
    }
  }
  return state;
};
