import { loadDomain } from '@baton/domains';
import { rehearsal } from '@baton/domains/real-estate/rehearsal';
import { expect, test } from 'vitest';
import { play, shrink, simulate } from '../src/index.ts';

const options = { pack: loadDomain('real-estate'), phrases: rehearsal };

test('300 seeds of three contacts each, with every fault: no promise is broken', { timeout: 120_000 }, async () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { violations } = await simulate(seed, options);
    expect(violations, `seed ${seed}`).toEqual([]);
  }
});

test('the same seed is the same run, step for step', async () => {
  const [one, other] = [await simulate(42, options), await simulate(42, options)];
  expect(one.steps).toBe(other.steps);
  expect([...one.contacts.values()].map(({ log }) => log)).toEqual([...other.contacts.values()].map(({ log }) => log));
});

test('a failing seed shrinks to a script that fails by itself', async () => {
  const broken = { ...options, without: new Set(['gate'] as const) };
  let seed = 1;
  let failed = await simulate(seed, broken);
  while (failed.violations.length === 0) {
    seed += 1;
    failed = await simulate(seed, broken);
  }
  const small = await shrink(failed, broken);
  expect(small.script.length).toBeLessThanOrEqual(10);
  const again = await play(seed, small.script, broken);
  expect(again.violations).toEqual(small.violations);
});
