/** One finished operation of one bot. */
export interface Sample {
  readonly bot: string;
  /** `process` for a turn, `handoff` for the first after one, `full_qualification` for one that ends the bot's job. */
  readonly operation: string;
  /** From being queued to being started, ms. */
  readonly waitMs: number;
  /** From being started to its end, ms. */
  readonly runMs: number;
  readonly ok: boolean;
}

/**
 * What is counted of a sample. `total` is wait and run together, which is what a contact feels and what an SLA is about:
 * run time alone would make a starved pool look fast.
 */
export const measures = ['wait', 'run', 'total'] as const;
export type Measure = (typeof measures)[number];

export const measured = (sample: Sample, measure: Measure): number => {
  const value = { wait: sample.waitMs, run: sample.runMs, total: sample.waitMs + sample.runMs }[measure];
  return Math.max(0, value);
};
