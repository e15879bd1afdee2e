import { expect, test } from 'vitest';
import { learningCurves } from '../bench/learning-curve.ts';

test('thresholds come close to what the truth asks for, each from its own side, and stay there', () => {
  for (const { truth, ideal, points } of learningCurves({ seed: 7 })) {
    const [first, last] = [points[0], points.at(-1)];
    expect(first?.adjustment, `${truth} from five outcomes`).toBe(0);
    expect(Math.abs((last?.adjustment ?? 1) - ideal), `${truth} from ${last?.outcomes} outcomes`).toBeLessThan(0.01);
  }
});

test('the same seed learns the same', () => {
  expect(learningCurves({ seed: 7 })).toEqual(learningCurves({ seed: 7 }));
});
