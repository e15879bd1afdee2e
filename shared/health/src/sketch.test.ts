import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binOf, mergeBins, percentiles } from './sketch.ts';

const values = fc.array(fc.double({ min: 0.1, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 400 });

const binsOf = (sample: readonly number[]) => {
  const bins = new Map<number, number>();
  for (const value of sample) bins.set(binOf(value), (bins.get(binOf(value)) ?? 0) + 1);
  return bins;
};

const exact = (sample: readonly number[], share: number): number =>
  [...sample].sort((a, b) => a - b)[Math.floor(share * (sample.length - 1))] as number;

test('a percentile is within 1 % of the exact one', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.95, 0.99), (sample, share) => {
      const [found = 0] = percentiles(binsOf(sample), [share]);
      const wanted = exact(sample, share);
      expect(Math.abs(found - wanted)).toBeLessThanOrEqual(wanted * 0.0101);
    }),
  );
});

test('counts of two processes added up are the counts of one process that saw everything', () => {
  fc.assert(
    fc.property(values, values, (one, other) => {
      expect(mergeBins([binsOf(one), binsOf(other)])).toEqual(binsOf([...one, ...other]));
    }),
  );
});

test('nothing measured has percentiles of 0', () => {
  expect(percentiles(new Map(), [0.5, 0.95])).toEqual([0, 0]);
});
