import { type Measure, measured, measures, type Sample } from './sample.ts';
import { type Bins, binOf } from './sketch.ts';

/** Counts to add to a slot, by field: `<measure>:<bin>`, `ok`, `error`. */
export type Increments = Map<string, number>;

const add = (increments: Increments, field: string): void => {
  increments.set(field, (increments.get(field) ?? 0) + 1);
};

export const countSample = (increments: Increments, sample: Sample): void => {
  add(increments, sample.ok ? 'ok' : 'error');
  for (const measure of measures) add(increments, `${measure}:${binOf(measured(sample, measure))}`);
};

/** A slot as read back. */
export interface Slot {
  readonly ok: number;
  readonly error: number;
  /** Redis time of its last sample, ms. */
  readonly at: number;
  readonly bins: Readonly<Record<Measure, Bins>>;
}

export const readSlot = (hash: Readonly<Record<string, string>>): Slot => {
  const bins: Record<Measure, Map<number, number>> = { wait: new Map(), run: new Map(), total: new Map() };
  for (const [field, count] of Object.entries(hash)) {
    const [measure, bin] = field.split(':');
    if (bin !== undefined) bins[measure as Measure]?.set(Number(bin), Number(count));
  }
  return { ok: Number(hash.ok ?? 0), error: Number(hash.error ?? 0), at: Number(hash.at ?? 0), bins };
};
