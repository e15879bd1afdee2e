import { everyRoute, type Outcome } from '@baton/contracts';
import { evidenceOf, learn } from '@baton/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absorb } from '../src/absorb.ts';
import type { Change, Learning } from '../src/learning.ts';
import { freeze, revert, unfreeze } from '../src/orders.ts';
import { refresh } from '../src/relearn.ts';

const day = 86_400_000;
const now = 100 * day;
const route = 'lead->seller';

const empty: Learning = {
  ...{ version: '0', now, frozen: new Map(), rows: new Map(), evidence: new Map(), lastEntry: 0, counted: new Set() },
};

const withoutNull = <T>(entries: Iterable<readonly [string, T | null]>): Map<string, T> =>
  new Map([...new Map(entries)].flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])));

/** What the script does to what is stored. */
const apply = (learning: Learning, change: Change): Learning => ({
  ...learning,
  rows: withoutNull([...learning.rows, ...(change.rows ?? [])]),
  evidence: new Map([...learning.evidence, ...(change.evidence ?? [])]),
  frozen: new Map(
    [...learning.frozen, ...(change.freeze ?? [])].filter(([one]) => !(change.unfreeze ?? []).includes(one)),
  ),
  lastEntry: learning.lastEntry + (change.entries?.length ?? 0),
  counted: new Set([...learning.counted, ...(change.counts ?? []).map(({ handoff }) => handoff)]),
});

const outcomes = (result: Outcome['result'], count: number, name = result as string): Outcome[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ handoff: `${name}${index}`, key: `${name}${index}`, from: 'lead', to: 'seller', result, at: now },
  }));
const learnedFrom = (list: readonly Outcome[], learning = empty): Learning => apply(learning, absorb(learning, list));
const row = (learning: Learning) => learning.rows.get(route);

test('in any portions and any order, the same is learned as from all at once', () => {
  const drawn = fc.array(
    fc.record({ contact: fc.nat(6), success: fc.boolean(), age: fc.nat(30), portion: fc.nat(4) }),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(drawn, (list) => {
      const all = list.map(({ contact, success, age }, index) => ({
        ...{ handoff: `h${index}`, key: `c${contact}`, from: 'lead', to: 'seller', at: now - age * day },
        result: success ? ('successful' as const) : ('failed' as const),
      }));
      const portions = Map.groupBy(all, (_, index) => list[index]?.portion);
      const learning = [...portions.values()].reduce((before, portion) => learnedFrom(portion, before), empty);
      expect(row(learning)).toBe(all.length > 0 ? JSON.stringify(learn(all, now)[route]) : undefined);
      expect(new Set(learning.evidence.get(route) ?? [])).toEqual(new Set(evidenceOf(all)));
    }),
  );
});

test('a handoff that was counted before changes nothing', () => {
  const learning = learnedFrom(outcomes('failed', 20));
  const again = absorb(learning, outcomes('failed', 20));
  expect(again.counts).toEqual([]);
  expect(apply(learning, again)).toEqual(learning);
});

test('a thousand outcomes of one contact move exactly what three do, and alone nothing', () => {
  const poison = outcomes('failed', 1000, 'poison').map((one) => ({ ...one, key: 'one' }));
  expect(JSON.parse(row(learnedFrom(poison)) ?? '')).toMatchObject({ adjustment: 0, outcomes: 3 });
  for (const [count, cap] of [
    [40, 0.02],
    [400, 0],
  ] as const) {
    const honest = learnedFrom(outcomes('successful', count));
    const poisoned = learnedFrom(poison, honest);
    expect(row(poisoned)).toBe(row(learnedFrom(poison.slice(0, 3), honest)));
    const moved = JSON.parse(row(poisoned) ?? '').adjustment - JSON.parse(row(honest) ?? '').adjustment;
    expect(moved, `among ${count} honest ones`).toBeCloseTo(cap, 6);
  }
});

test('time alone lets what was learned fade, as an entry', () => {
  const learning = learnedFrom(outcomes('failed', 40));
  const later = { ...learning, now: now + 21 * day };
  const faded = refresh(later);
  expect(faded.entries).toMatchObject([{ route, cause: 'decay', evidence: { failed: 40 } }]);
  expect(faded.entries?.[0]?.after?.adjustment).toBeLessThan(faded.entries?.[0]?.before?.adjustment ?? 0);
});

test('what moves no threshold is no entry, though the row counts it', () => {
  const learning = learnedFrom(outcomes('failed', 300));
  const one = absorb(learning, outcomes('failed', 1, 'more'));
  expect(one.entries).toEqual([]);
  expect(JSON.parse(one.rows?.get(route) ?? '')).toMatchObject({ outcomes: 301 });
});

test.each([route, everyRoute])('frozen as %s, a row keeps its bytes while outcomes and time go on', (target) => {
  const learning = learnedFrom(outcomes('failed', 20));
  const frozen = apply(learning, freeze(learning, target, 'ana'));
  const later = { ...learnedFrom(outcomes('successful', 100), frozen), now: now + 30 * day };
  expect(row(apply(later, refresh(later)))).toBe(row(learning));
  const thawed = apply({ ...later, now }, unfreeze({ ...later, now }, target, 'ana'));
  expect(row(thawed)).toBe(row(learnedFrom([...outcomes('failed', 20), ...outcomes('successful', 100)])));
});

test('a route of which nothing is known yet stays so while everything is frozen', () => {
  const frozen = apply(empty, freeze(empty, everyRoute, 'ana'));
  expect(learnedFrom(outcomes('failed', 20), frozen).rows).toEqual(new Map());
});

test('freezing twice, or unfreezing what is not frozen, is nothing', () => {
  const frozen = apply(empty, freeze(empty, route, 'ana'));
  expect(freeze(frozen, route, 'ben')).toEqual({});
  expect(unfreeze(empty, route, 'ben')).toEqual({});
  expect(unfreeze(empty, everyRoute, 'ben')).toEqual({});
});

test('one route cannot be unfrozen while everything is frozen together', () => {
  const frozen = apply(empty, freeze(empty, everyRoute, 'ana'));
  expect(() => unfreeze(frozen, route, 'ana')).toThrow(expect.objectContaining({ code: 'bad-input' }));
});

test('a revert restores the row, or that there was none, and a second one is nothing', () => {
  const learning = learnedFrom(outcomes('failed', 20));
  const entry = { id: '0.1', at: now, ...absorb(empty, outcomes('failed', 20)).entries?.[0] } as never;
  for (const bytes of [null, '{"adjustment":0.05,  "outcomes":12,"successRate":0.1}']) {
    const reverted = apply(learning, revert(learning, { entry, bytes }, 'ana'));
    expect(row(reverted)).toBe(bytes ?? undefined);
    expect(row(learnedFrom(outcomes('successful', 50), reverted))).toBe(bytes ?? undefined);
    expect(revert(reverted, { entry, bytes }, 'ana')).toEqual({});
  }
});
