import { loadDomain } from '@baton/domains';
import { beforeAll, describe, expect, test } from 'vitest';
import { converseMany } from './bench.ts';
import { type Conversed, converse } from './converse.ts';
import type { Fault, Reading } from './judge.ts';

const count = 100;
const seed = 1;

const faultsOf = (all: readonly Conversed[], ...what: Fault['what'][]): string[] =>
  all.flatMap(({ persona, faults }) =>
    faults.filter((fault) => what.includes(fault.what)).map(({ what: is, text }) => `${persona.kind}: ${is}: ${text}`),
  );

const share = (readings: readonly Reading[], verdict: Reading['verdict']): number =>
  readings.filter((reading) => reading.verdict === verdict).length / readings.length;

describe.each(['en', 'es'] as const)('100 generated contacts who write "%s"', (language) => {
  let all: readonly Conversed[] = [];
  beforeAll(async () => {
    all = await converseMany(language, { count, seed });
  }, 60_000);

  test('are never asked again for what they told, as somebody judges who reads only the texts', () => {
    expect(faultsOf(all, 'asked again', 'asked though unsure')).toEqual([]);
    expect(all.filter(({ ownReAsks }) => ownReAsks > 0)).toEqual([]);
  });

  test('have every message answered, once, with a question that can be understood', () => {
    expect(faultsOf(all, 'no answer', 'two answers', 'question unclear', 'asks something else')).toEqual([]);
  });

  test('lose nothing at a handoff', () => {
    expect(all.filter(({ lostBatons }) => lostBatons > 0)).toEqual([]);
    expect(all.filter(({ handoffs }) => handoffs > 0).length).toBeGreaterThan(count / 2);
  });

  test('are understood in 98 of 100 facts', () => {
    const readings = all.flatMap((one) => one.readings);
    expect(readings.length).toBeGreaterThan(500);
    expect(share(readings, 'right')).toBeGreaterThan(0.98);
  });

  test('end where they want to', () => {
    const endings = (kind: string): ReadonlySet<string> =>
      new Set(all.filter((one) => one.persona.kind === kind).map(({ ending }) => ending));
    expect(endings('opts out')).toEqual(new Set(['opted out']));
    expect(endings('wants a person')).toEqual(new Set(['with a person']));
    expect(endings('legal matter')).toEqual(new Set(['with a person']));
    const settled = all.filter(({ ending }) => ending !== 'other');
    expect(settled.length).toBeGreaterThan(0.9 * count);
  });
});

test('without the baton, receivers ask again for what was told: the judge would notice', async () => {
  const taken = await converseMany('en', { count: 60, seed }, false);
  expect(faultsOf(taken, 'asked again').length).toBeGreaterThan(5);
});

test('the same seed is the same conversation, to the letter', async () => {
  const pack = loadDomain('real-estate');
  const play = async () => (await converse(pack, { seed: 7, language: 'es' })).lines;
  expect(await play()).toEqual(await play());
});
