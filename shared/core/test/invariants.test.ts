import fc from 'fast-check';
import { expect, test } from 'vitest';
import { search } from '../testing/invariants/check.ts';

/** `npm run bench -- properties` looks at a million. */
const runs = fc.readConfigureGlobal().numRuns ?? 2000;

const told = (found: ReturnType<typeof search>): string | null =>
  found && `${found.invariant.id}: ${found.invariant.says}: ${found.saw}; ${JSON.stringify(found.configuration)}`;

test.each([
  { configurations: runs, length: 12 },
  { configurations: Math.ceil(runs / 15), length: 40 },
])(
  '$configurations random policies, with up to $length things happening under each: every invariant holds',
  { timeout: 120_000 },
  ({ configurations, length }) => {
    expect(told(search({ runs: configurations, seed: 20_260_106, length }))).toBeNull();
  },
);
