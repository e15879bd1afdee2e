import { loadDomain } from '@baton/domains';
import { rehearsal } from '@baton/domains/real-estate/rehearsal';
import { describe, expect, test } from 'vitest';
import { type Simulated, shrink, simulate } from '../src/index.ts';
import { defects } from './defects.ts';

const base = { pack: loadDomain('real-estate'), phrases: rehearsal };

const firstFailure = async (options: Parameters<typeof simulate>[1]): Promise<Simulated | undefined> => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const simulated = await simulate(seed, options);
    if (simulated.violations.length > 0) return simulated;
  }
  return undefined;
};

describe("somebody's production bug, put back in, is noticed and shrunk to ten inputs or fewer", () => {
  test.each(defects)('$was', { timeout: 120_000 }, async ({ rules, options }) => {
    const failed = await firstFailure({ ...base, ...options });
    expect(failed, 'no seed noticed').toBeDefined();
    const small = await shrink(failed as Simulated, { ...base, ...options });
    expect(rules).toContain(small.violations[0]?.rule);
    expect(small.script.length).toBeLessThanOrEqual(10);
  });
});
