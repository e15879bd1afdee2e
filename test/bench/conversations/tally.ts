import type { Conversed, Ending } from './converse.ts';
import type { Fault, Reading } from './judge.ts';
import { factNames } from './tongue.ts';

const endings: readonly Ending[] = ['booked', 'qualified', 'with a person', 'opted out', 'other'];

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const median = (numbers: readonly number[]): number | string => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? '–';
};

const countFaults = (all: readonly Conversed[], ...what: Fault['what'][]): number =>
  sum(all.map(({ faults }) => faults.filter((fault) => what.includes(fault.what)).length));

/** How the conversations of one language ended. */
export const endingRow = (language: string, all: readonly Conversed[]) => ({
  language,
  conversations: all.length,
  messages: sum(all.map(({ messages }) => messages)),
  ...Object.fromEntries(
    endings.map((ending) => [ending, share(all.filter((one) => one.ending === ending).length, all.length)]),
  ),
  'messages to qualify (median)': median(all.flatMap(({ turnsToQualify }) => turnsToQualify ?? [])),
});

/** What must be 0, as the judge sees it, and beside it what the product's own detector saw. */
export const faultRow = (language: string, all: readonly Conversed[]) => ({
  language,
  'asked again (judge)': countFaults(all, 'asked again', 'asked though unsure'),
  'asked again (own detector)': sum(all.map(({ ownReAsks }) => ownReAsks)),
  handoffs: sum(all.map(({ handoffs }) => handoffs)),
  'lost batons': sum(all.map(({ lostBatons }) => lostBatons)),
  'without an answer': countFaults(all, 'no answer'),
  'two answers': countFaults(all, 'two answers'),
  'question unclear': countFaults(all, 'question unclear', 'asks something else'),
  'said twice': countFaults(all, 'said twice'),
  'in another language': countFaults(all, 'other language'),
});

const readingsOf = (all: readonly Conversed[]): readonly Reading[] => all.flatMap(({ readings }) => readings);

const byVerdict = (readings: readonly Reading[], verdict: Reading['verdict']): number =>
  readings.filter((reading) => reading.verdict === verdict).length;

const readingRow = (fact: string, readings: readonly Reading[]) => ({
  fact,
  told: readings.length,
  right: share(byVerdict(readings, 'right'), readings.length),
  wrong: byVerdict(readings, 'wrong'),
  missed: byVerdict(readings, 'missed'),
});

/** Of every fact that was told: was it understood at once? */
export const readingRows = (all: readonly Conversed[]) => {
  const readings = readingsOf(all);
  const rows = factNames.map((fact) =>
    readingRow(
      fact,
      readings.filter((reading) => reading.fact === fact),
    ),
  );
  return [...rows.filter(({ told }) => told > 0), readingRow('all', readings)];
};

/** Questions for what had been told, in conversations in which a handoff took place. */
export const batonRow = (name: string, all: readonly Conversed[]) => {
  const moved = all.filter(({ handoffs }) => handoffs > 0);
  const again = countFaults(moved, 'asked again', 'asked though unsure');
  return {
    baton: name,
    'conversations with a handoff': moved.length,
    'asked again': again,
    'a conversation': (again / Math.max(1, moved.length)).toFixed(2),
    'with one or more': share(
      moved.filter((one) => countFaults([one], 'asked again', 'asked though unsure') > 0).length,
      moved.length,
    ),
  };
};
