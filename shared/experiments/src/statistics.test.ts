import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counts, sampleRatioTest, sampleSize, sequentialTest, twoProportionTest, wilson } from './statistics.ts';

const counts = (exposed: number, converted: number): Counts => ({ exposed, converted });

/** mulberry32: the same conversions on every run. */
const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

test('the Wilson interval is the published one', () => {
  // Newcombe 1998, table I: 81 of 263 and 15 of 148, 0 of 20.
  expect(wilson(counts(263, 81)).map((bound) => bound.toFixed(4))).toEqual(['0.2553', '0.3662']);
  expect(wilson(counts(148, 15)).map((bound) => bound.toFixed(4))).toEqual(['0.0624', '0.1605']);
  expect(wilson(counts(20, 0)).map((bound) => bound.toFixed(4))).toEqual(['0.0000', '0.1611']);
});

test('the interval holds the observed rate and stays within 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (exposed, share) => {
      const converted = Math.round(exposed * share);
      const [low, high] = wilson(counts(exposed, converted));
      expect(low).toBeLessThanOrEqual(converted / exposed + 1e-12);
      expect(high).toBeGreaterThanOrEqual(converted / exposed - 1e-12);
      expect(low >= 0 && high <= 1).toBe(true);
    }),
  );
});

test('the two-proportion test is symmetric, and sees nothing in nothing', () => {
  expect(twoProportionTest(counts(1000, 100), counts(1000, 100))).toBe(1);
  expect(twoProportionTest(counts(0, 0), counts(10, 5))).toBe(1);
  // z = 2.2942 for 100 and 132 of 1,000.
  expect(twoProportionTest(counts(1000, 100), counts(1000, 132))).toBeCloseTo(0.0258, 3);
  expect(twoProportionTest(counts(1000, 132), counts(1000, 100))).toBeCloseTo(0.0258, 3);
});

const everSignificant = (seed: number, rates: readonly [number, number], test: (a: Counts, b: Counts) => number) => {
  const next = random(seed);
  const converted = [0, 0] as [number, number];
  for (let n = 1; n <= 1500; n += 1) {
    if (next() < rates[0]) converted[0] += 1;
    if (next() < rates[1]) converted[1] += 1;
    if (n % 10 === 0 && n >= 50 && test(counts(n, converted[0]), counts(n, converted[1])) < 0.05) return true;
  }
  return false;
};

test('looked at 146 times without a difference, the sequential test errs at most as often as it says; the z-test far more often', () => {
  const seeds = Array.from({ length: 300 }, (_, index) => index + 1);
  const share = (test: (a: Counts, b: Counts) => number) =>
    seeds.filter((seed) => everSignificant(seed, [0.3, 0.3], test)).length / seeds.length;
  expect(share(sequentialTest)).toBeLessThanOrEqual(0.05);
  expect(share(twoProportionTest)).toBeGreaterThan(0.15);
});

test('a difference of ten points is found in most runs', () => {
  const seeds = Array.from({ length: 100 }, (_, index) => index + 1);
  const found = seeds.filter((seed) => everSignificant(seed, [0.3, 0.4], sequentialTest)).length;
  expect(found).toBeGreaterThanOrEqual(80);
});

test('an assignment that went wrong is noticed, chance is not', () => {
  expect(sampleRatioTest([5000, 5050], [0.5, 0.5])).toBeGreaterThan(0.1);
  expect(sampleRatioTest([5000, 5500], [0.5, 0.5])).toBeLessThan(0.001);
  expect(sampleRatioTest([0, 0], [0.5, 0.5])).toBe(1);
});

test('the sample size is the textbook one', () => {
  // Two-sided 5 %, power 80 %: 10 % against 12 %.
  expect(sampleSize({ base: 0.1, difference: 0.02 })).toBe(3841);
});
