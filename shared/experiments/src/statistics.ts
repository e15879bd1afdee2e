import jstat from 'jstat';

const { normal, chisquare } = jstat;

/** How many contacts met a variant, and for how many the metric was recorded. */
export interface Counts {
  readonly exposed: number;
  readonly converted: number;
}

export const rate = ({ exposed, converted }: Counts): number => (exposed === 0 ? 0 : converted / exposed);

/** Wilson's score interval for a proportion (Wilson 1927): stays within 0..1 and holds for small numbers. */
export const wilson = ({ exposed, converted }: Counts, confidence = 0.95): readonly [number, number] => {
  if (exposed === 0) return [0, 1];
  const z = normal.inv(1 - (1 - confidence) / 2, 0, 1);
  const p = converted / exposed;
  const scale = 1 + z ** 2 / exposed;
  const middle = (p + z ** 2 / (2 * exposed)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / exposed + z ** 2 / (4 * exposed ** 2))) / scale;
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
};

const pooledVariance = (a: Counts, b: Counts): number => {
  const pooled = (a.converted + b.converted) / (a.exposed + b.exposed);
  return pooled * (1 - pooled) * (1 / a.exposed + 1 / b.exposed);
};

/** Two-sided p-value of the pooled two-proportion z-test. Valid for one look that was planned beforehand. */
export const twoProportionTest = (a: Counts, b: Counts): number => {
  if (a.exposed === 0 || b.exposed === 0) return 1;
  const variance = pooledVariance(a, b);
  if (variance === 0) return 1;
  const z = Math.abs(rate(a) - rate(b)) / Math.sqrt(variance);
  return 2 * (1 - normal.cdf(z, 0, 1));
};

/** Differences that the sequential test is tuned for: a standard deviation of five points. */
const mixing = 0.05 ** 2;

/**
 * Always-valid p-value of the mixture sequential probability ratio test (Johari, Koomen, Pekelis, Walsh 2017, "Peeking at
 * A/B tests"): it may be looked at after every contact, and the chance of ever falling under alpha without a difference
 * is at most alpha. Give it the smallest value of earlier looks, since it never rises again.
 */
export const sequentialTest = (a: Counts, b: Counts, before = 1): number => {
  const n = Math.min(a.exposed, b.exposed);
  if (n === 0) return before;
  const pooled = (a.converted + b.converted) / (a.exposed + b.exposed);
  // Nobody here and everybody there have no variance of their own, and are as different as can be.
  const variance = rate(a) * (1 - rate(a)) + rate(b) * (1 - rate(b)) || 2 * pooled * (1 - pooled);
  if (variance === 0) return before;
  const spread = variance + n * mixing;
  const exponent = (n ** 2 * mixing * (rate(a) - rate(b)) ** 2) / (2 * variance * spread);
  const ratio = Math.sqrt(variance / spread) * Math.exp(exponent);
  return Math.min(before, 1, 1 / ratio);
};

/**
 * p-value of the chi-squared test that contacts came to the variants in the shares that were asked for. Below 0.001
 * something is wrong with the assignment or the recording, and no result of the experiment may be believed.
 */
export const sampleRatioTest = (exposed: readonly number[], shares: readonly number[]): number => {
  const total = exposed.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 1;
  const statistic = exposed.reduce((sum, count, index) => {
    const expected = total * (shares[index] as number);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return 1 - chisquare.cdf(statistic, exposed.length - 1);
};

export interface SampleSizeInput {
  /** Conversion rate of control, 0..1. */
  readonly base: number;
  /** Smallest difference worth finding, in absolute terms. */
  readonly difference: number;
  readonly alpha?: number;
  /** Chance to find a difference of that size. */
  readonly power?: number;
}

/** Contacts that each variant needs for a planned two-sided test of two proportions (Fleiss, without correction). */
export const sampleSize = ({ base, difference, alpha = 0.05, power = 0.8 }: SampleSizeInput): number => {
  const other = base + difference;
  const mean = (base + other) / 2;
  const za = normal.inv(1 - alpha / 2, 0, 1);
  const zb = normal.inv(power, 0, 1);
  const spread = za * Math.sqrt(2 * mean * (1 - mean)) + zb * Math.sqrt(base * (1 - base) + other * (1 - other));
  return Math.ceil((spread / difference) ** 2);
};
