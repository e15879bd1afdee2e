import { z } from 'zod';

export const OutcomeResult = z.enum(['successful', 'failed', 'reverted', 'timeout']);
export type OutcomeResult = z.infer<typeof OutcomeResult>;

/** What became of one handoff. Exactly one per handoff. */
export const Outcome = z.object({
  /** The handoff's id: counting twice is counting once. */
  handoff: z.string(),
  from: z.string(),
  to: z.string(),
  result: OutcomeResult,
  /** Hashed contact id: one contact's weight is capped. */
  key: z.string(),
  at: z.number(),
  /** How sure the move was of itself, 0..1: what calibration is measured by. */
  confidence: z.number().optional(),
});
export type Outcome = z.infer<typeof Outcome>;
