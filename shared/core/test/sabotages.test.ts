import { describe, expect, test } from 'vitest';
import { invariants, search } from '../testing/invariants/check.ts';
import { sabotages } from '../testing/invariants/sabotages.ts';

describe('a core that has been sabotaged is noticed', () => {
  test.each(sabotages)('$breaks: $was', { timeout: 60_000 }, ({ decide, breaks }) => {
    const found = search({ runs: 2000, seed: 20_260_105, decide, only: breaks });
    expect(found?.invariant.id).toBe(breaks);
  });

  test('by every invariant once', () => {
    const numbers = new Set(invariants.map(({ id }) => id));
    expect([...numbers].filter((id) => sabotages.every(({ breaks }) => breaks !== id))).toEqual([]);
  });
});
