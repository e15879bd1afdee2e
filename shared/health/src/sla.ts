import type { Percentiles, Report } from './report.ts';

/** Response times promised, ms. */
export type Sla = Percentiles;

/** The defaults of the system that Baton replaces, by bot and operation; `*` for a bot that it did not have. */
export const defaultSlas: Readonly<Record<string, Readonly<Record<string, Sla>>>> = {
  lead: {
    full_qualification: { p50: 500, p95: 2000, p99: 3000 },
    process: { p50: 300, p95: 1500, p99: 2000 },
    handoff: { p50: 100, p95: 500, p99: 800 },
  },
  buyer: {
    full_qualification: { p50: 800, p95: 2500, p99: 3500 },
    process: { p50: 400, p95: 1800, p99: 2500 },
    handoff: { p50: 100, p95: 500, p99: 800 },
  },
  seller: {
    full_qualification: { p50: 700, p95: 2500, p99: 3500 },
    process: { p50: 400, p95: 1800, p99: 2500 },
    handoff: { p50: 100, p95: 500, p99: 800 },
  },
  '*': {
    full_qualification: { p50: 700, p95: 2500, p99: 3500 },
    process: { p50: 400, p95: 1800, p99: 2500 },
    handoff: { p50: 100, p95: 500, p99: 800 },
  },
};

/** What turns are measured as. */
export const operations = ['process', 'handoff', 'full_qualification'] as const;

export const slaOf = (bot: string, operation: string): Sla | undefined =>
  (defaultSlas[bot] ?? defaultSlas['*'])?.[operation];

export interface Violation {
  readonly percentile: keyof Sla;
  readonly actualMs: number;
  readonly targetMs: number;
}

/** Which promises a bot's operation breaks; none without a sample. Exactly the promise is kept. */
export const violationsOf = (report: Report, sla: Sla): Violation[] =>
  (['p50', 'p95', 'p99'] as const)
    .filter((percentile) => report.count > 0 && report.total[percentile] > sla[percentile])
    .map((percentile) => ({ percentile, actualMs: report.total[percentile], targetMs: sla[percentile] }));
