import { z } from 'zod';

/** Where a label comes from: a person has said it, or what became of a handoff seems to say it. */
export const LabelSource = z.enum(['person', 'outcome']);
export type LabelSource = z.infer<typeof LabelSource>;

/** What one message showed. Holds no text, and of its contact the hashed id alone. */
export const Label = z.object({
  /** Hashed message id. */
  message: z.string(),
  /** All the intents it showed; none: it was to move nobody. */
  intents: z.array(z.string()),
  source: LabelSource,
  /** Redis time, ms. */
  at: z.number(),
  /** Who said it; of an outcome, the handoff. */
  by: z.string(),
});
export type Label = z.infer<typeof Label>;
