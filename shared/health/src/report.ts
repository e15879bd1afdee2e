import type { BotHealth } from '@baton/contracts';
import type { Slot } from './counts.ts';
import type { Measure } from './sample.ts';
import { mergeBins, percentiles } from './sketch.ts';

/** Milliseconds, each within 1 %. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** One bot's operation over one window. */
export interface Report {
  readonly count: number;
  /** 0..1; 0 without a sample. */
  readonly errorRate: number;
  /** Operations a second over the whole window. */
  readonly throughput: number;
  readonly wait: Percentiles;
  readonly run: Percentiles;
  /** Wait and run together. */
  readonly total: Percentiles;
  /** Redis time of the last sample, ms; 0 without one. */
  readonly at: number;
}

const shares = [0.5, 0.95, 0.99] as const;

const percentilesOf = (slots: readonly Slot[], measure: Measure): Percentiles => {
  const [p50 = 0, p95 = 0, p99 = 0] = percentiles(mergeBins(slots.map((slot) => slot.bins[measure])), shares);
  return { p50, p95, p99 };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0);

export const reportOf = (slots: readonly Slot[], windowMs: number): Report => {
  const errors = sum(slots.map((slot) => slot.error));
  const count = errors + sum(slots.map((slot) => slot.ok));
  return {
    count,
    errorRate: count === 0 ? 0 : errors / count,
    throughput: count / (windowMs / 1000),
    wait: percentilesOf(slots, 'wait'),
    run: percentilesOf(slots, 'run'),
    total: percentilesOf(slots, 'total'),
    at: Math.max(0, ...slots.map((slot) => slot.at)),
  };
};

/** What the performance guard is given. */
export const healthOf = (report: Report): BotHealth => ({
  p95Ms: report.total.p95,
  errorRate: report.errorRate,
  samples: report.count,
  at: report.at,
});
