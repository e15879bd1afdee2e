import { z } from 'zod';

/** A move that waits for a person, as the list of open reviews has it: written and struck off with the state. */
export const OpenReview = z.object({
  review: z.string(),
  contact: z.string(),
  from: z.string(),
  to: z.string(),
  /** Redis time, ms: when it was opened, and when it will have timed out. */
  openedAt: z.number(),
  until: z.number(),
});
export type OpenReview = z.infer<typeof OpenReview>;
