import { describe, expect, test } from 'vitest';
import { invariants, search } from '../testing/invariants/check.ts';
import { sabotages } from '../testing/invariants/sabotages.ts';

/** `npm run bench -- properties` looks at a million. */
const runs = 2000;

const told = (found: ReturnType<typeof search>): string | null =>
  found && `${found.invariant.id}: ${found.invariant.says}: ${found.saw}; ${JSON.stringify(found.configuration)}`;

test.each([
  { configurations: runs, length: 12 },
  { configurations: 150, length: 40 },
])(
  '$configurations random policies, with up to $length things happening under each: every invariant holds',
  { timeout: 120_000 },
  ({ configurations, length }) => {
    expect(told(search({ runs: configurations, seed: Date.now(), length }))).toBeNull();
  },
);

describe('a core that has been sabotaged is noticed', () => {
  test.each(sabotages)('$breaks: $was', { timeout: 60_000 }, ({ decide, breaks }) => {
    const found = search({ runs, seed: 20_260_105, decide, only: breaks });
    expect(found?.invariant.id).toBe(breaks);
  });

  test('by every invariant once', () => {
    const numbers = new Set(invariants.map(({ id }) => id));
    expect([...numbers].filter((id) => sabotages.every(({ breaks }) => breaks !== id))).toEqual([]);
  });
});
