import { describe, expect, test } from 'vitest';
import type { Lead } from '../src/real-estate/facts.ts';
import { classify, commitment, readiness, temperature } from '../src/real-estate/temperature.ts';

test.each([
  [100, 'hot'],
  [75, 'hot'],
  [74.99, 'warm'],
  [50, 'warm'],
  [49.99, 'lukewarm'],
  [25, 'lukewarm'],
  [24.99, 'cold'],
  [0, 'cold'],
])('%d is %s, on one scale everywhere', (score, expected) => {
  expect(classify(score)).toBe(expected);
});

const eager: Lead = {
  wish: 'sell',
  motivation: 'relocating',
  timeline: 'now',
  condition: 'needs work',
  priceExpectation: 500_000,
};

describe('readiness', () => {
  test('weighs motivation 0.35, timeline 0.30, condition 0.20 and price 0.15', () => {
    expect(readiness(eager)).toBeCloseTo(0.35 * 85 + 0.3 * 90 + 0.2 * 85 + 0.15 * 85);
    expect(readiness({ priceExpectation: 500_000 })).toBeCloseTo(0.15 * 85);
    expect(readiness({})).toBe(0);
  });

  test('curiosity is not readiness', () => {
    expect(readiness({ ...eager, motivation: 'curious about the value' })).toBeLessThan(readiness(eager) - 20);
  });

  test('cash is readier than no loan', () => {
    const buying: Lead = { wish: 'buy', budget: 500_000, timeline: 'now' };
    expect(readiness({ ...buying, financing: 'cash' })).toBeGreaterThan(readiness({ ...buying, financing: 'none' }));
  });
});

describe('commitment', () => {
  test('rises with a meeting, with questions, with more words, and falls with an objection', () => {
    const said = ['ok'];
    const base = commitment({}, said);
    expect(commitment({ viewingTime: '2026-03-03' }, said)).toBeCloseTo(base + 20);
    expect(commitment({}, ['ok?'])).toBeCloseTo(base + 5);
    expect(commitment({}, ['ok that is what I have in mind'])).toBeGreaterThan(base);
    expect(commitment({}, ['not interested'])).toBeLessThan(base);
  });
});

test('nobody is hot who has said nothing but hello', () => {
  expect(temperature({}, ['hello'])).toBe('cold');
});
