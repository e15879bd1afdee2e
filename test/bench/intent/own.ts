import { type Classifier, createRandom, deny, isDeniable, trainClassifier } from '@baton/scoring/train';
import type { Pair } from './data.ts';
import type { Guess } from './metrics.ts';

const deniedShare = 0.5;

/** Some of the texts once more, denied: of no intent. */
export const denials = (pairs: readonly Pair[], seed: number): readonly string[] => {
  const random = createRandom(seed);
  return pairs.filter(([text]) => isDeniable(text) && random() < deniedShare).map(([text]) => deny(text, 'en', random));
};

/** The scorer's own learner on public texts, with denials and, where there are some, texts of no intent. */
export const trainOwn = (pairs: readonly Pair[], outside: readonly string[], seed: number): Classifier =>
  trainClassifier(
    [
      ...pairs.map(([text, label]) => ({ text, label })),
      ...[...outside, ...denials(pairs, seed)].map((text) => ({ text, label: null })),
    ],
    { seed, rate: 0.6, epochs: 10 },
  );

/** The best guess, and the signs of how sure to be of it. */
export const guessOf = (classifier: Classifier, text: string, truth: string | null): Guess & { label: string } => {
  const z = classifier.logits(text);
  let [first, second, mass] = [0, -1, 0];
  z.forEach((value, at) => {
    mass += Math.exp(value);
    if (value > (z[first] as number)) [first, second] = [at, first];
    else if (at !== first && (second < 0 || value > (z[second] as number))) second = at;
  });
  const best = z[first] as number;
  const label = classifier.labels[first] as string;
  const words = text.split(/\s+/).length;
  const signs = [best, best - (z[second] as number), classifier.unknown(text), Math.log(words), Math.log(mass)];
  return { label, right: label === truth, outside: truth === null, signs };
};
