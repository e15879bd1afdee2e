import { DDSketch } from '@datadog/sketches-js';

/** Relative error of a percentile: 1 %. */
const relativeAccuracy = 0.01;
const { mapping } = new DDSketch({ relativeAccuracy });

/** Counts by bucket, as they stand in a Redis hash. Adding two sets of counts merges two sketches. */
export type Bins = ReadonlyMap<number, number>;

/** Below this, ms, everything is one bucket: a tenth of a millisecond is noise. */
const smallest = 0.1;

/** The bucket a value falls into: what every process computes alike, so that counts may simply be added. */
export const binOf = (value: number): number => mapping.key(Math.max(smallest, value));

/** Percentiles of the values behind `bins`, each within 1 % (DDSketch, Masson et al., VLDB 2019). `at` in 0..1. */
export const percentiles = (bins: Bins, at: readonly number[]): number[] => {
  const sketch = new DDSketch({ relativeAccuracy });
  for (const [bin, count] of bins) sketch.accept(mapping.value(bin), count);
  return at.map((share) => (sketch.count === 0 ? 0 : sketch.getValueAtQuantile(share)));
};

export const mergeBins = (all: Iterable<Bins>): Bins => {
  const merged = new Map<number, number>();
  for (const bins of all) for (const [bin, count] of bins) merged.set(bin, (merged.get(bin) ?? 0) + count);
  return merged;
};
