import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { markdown, saveResult } from '../report.ts';
import { type Clinc, dataFolder, type HintBot, hasData, type Pair, readData } from './data.ts';
import { measureLatency } from './latency.ts';
import { measureAccuracy, measureClinc, measureHint, measureNegated, measureRivals, type Result } from './measure.ts';
import { measurePack } from './pack-figures.ts';
import { published } from './published.ts';
import { measureRules, measureStrangers } from './rule-figures.ts';

/** `node test/bench/intent/main.ts [--sample 400] [--seed 1]`: the scorer beside others, one run, one table and JSON. */
const { values } = parseArgs({
  options: { sample: { type: 'string', default: '400' }, seed: { type: 'string', default: '1' } },
});
const [sample, seed] = [Number(values.sample), Number(values.seed)];

const results: Result[] = [];
const skipped: string[] = [];
const add = (...rows: readonly Result[]): void => {
  results.push(...rows);
  for (const row of rows) console.error(`${row.data}: ${row.what} ${row.accuracy} ${row.notes ?? ''}`);
};

const measurePublic = (): void => {
  const full = readData<Clinc>('clinc_full');
  const { classifier, result } = measureClinc('CLINC150 full', full, seed);
  add(result, measureNegated(classifier, full, readData<readonly Pair[]>('clinc_neg'), seed));
  add(measureClinc('CLINC150 small', readData<Clinc>('clinc_small'), seed).result);
  const [train, test] = [readData<readonly Pair[]>('banking_train'), readData<readonly Pair[]>('banking_test')];
  add(measureAccuracy('Banking77', train, test, seed));
  for (const [name, bot] of Object.entries(readData<Record<string, HintBot>>('hint3')))
    add(...measureHint(name, bot, seed));
  for (const [name, learn, ask] of [
    ['CLINC150 full', full.train, full.test],
    ['Banking77', train, test],
  ] as const) {
    const rivals = measureRivals(name, learn, ask, sample);
    add(...rivals.results);
    skipped.push(...rivals.skipped);
  }
  results.push(...published.map(({ data, what, accuracy, source }) => ({ data, what, accuracy, notes: source })));
};

/** All public messages, none of which is about a home: how many are taken for one. */
const strangers = (): readonly string[] => {
  const { train, val, test, oos_train, oos_val, oos_test } = readData<Clinc>('clinc_full');
  const banking = ['banking_train', 'banking_test'].flatMap((name) => readData<readonly Pair[]>(name));
  const hints = Object.values(readData<Record<string, HintBot>>('hint3')).flatMap((bot) => [...bot.train, ...bot.test]);
  return [...train, ...val, ...test, ...oos_train, ...oos_val, ...oos_test, ...banking, ...hints].map(([text]) => text);
};

const pack = { quality: measurePack(), rules: measureRules(), latency: measureLatency() };
if (hasData) measurePublic();
else skipped.push(`public data: no ${dataFolder}`);

const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.version, seed };
const table = results
  .toSorted((a, b) => a.data.localeCompare(b.data))
  .map(({ data, what, accuracy, cpuMicros = '', ece = '', notes = '' }) => {
    return { data, what, 'accuracy %': accuracy, 'cpu µs': cpuMicros, 'ECE %': ece, notes };
  });
if (table.length > 0) console.log(markdown(table));
for (const rows of Object.values(pack)) console.log(`\n${markdown(rows)}`);
const foreign = hasData ? [measureStrangers(strangers())] : [];
if (foreign.length > 0) console.log(`\nMessages of other trades\n\n${markdown(foreign)}`);
for (const reason of new Set(skipped)) console.log(`SKIPPED ${reason}`);
console.log(`\n${JSON.stringify(machine)}\n${saveResult('intent', { machine, results, pack, foreign, skipped })}`);
