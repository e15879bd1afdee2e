import { z } from 'zod';

/** Who has seen it. */
export const Acknowledged = z.object({ by: z.string(), at: z.number() });

/** One incident, from when it was seen until it was over. All times are Redis time, ms. */
export const Raised = z.object({
  id: z.string(),
  rule: z.string(),
  severity: z.enum(['critical', 'warning']),
  subject: z.string(),
  value: z.number(),
  limit: z.number(),
  why: z.string(),
  raisedAt: z.number(),
});
export type Raised = z.infer<typeof Raised>;

export interface Alert extends Raised {
  readonly acknowledged: z.infer<typeof Acknowledged> | null;
  readonly resolvedAt: number | null;
  /** Levels that have been told of it. */
  readonly told: readonly Level[];
}

/** 1: whoever watches; 2 and 3: whoever is called when nobody has seen a critical alert. */
export type Level = 1 | 2 | 3;

const second = 1000;
const minute = 60 * second;
/** How long a critical alert may be unseen before a level is told of it, ms: the predecessor's. */
const levelAfterMs: Readonly<Record<Level, number>> = { 1: 0, 2: 5 * minute, 3: 15 * minute };

/** The levels that are to be told of it by now and have not been. */
export const levelsDue = (alert: Alert, now: number): Level[] => {
  const untold = ([1, 2, 3] as const).filter((level) => !alert.told.includes(level));
  if (alert.resolvedAt !== null) return [];
  return untold.filter((level) => {
    const escalates = level === 1 || (alert.severity === 'critical' && alert.acknowledged === null);
    return escalates && now - alert.raisedAt >= levelAfterMs[level];
  });
};
