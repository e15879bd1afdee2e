import { Language } from '@baton/contracts';
import { z } from 'zod';

/** One labelled message, a line of a labelled set. */
export const LabelledExample = z.strictObject({
  text: z.string().min(1),
  /** All the intents it shows; none for a message that must move nobody. */
  intents: z.array(z.string()),
  /** The pattern or author it belongs to: what a model is tested on must be of other groups than what it learnt from. */
  group: z.string(),
  language: Language,
  consent: z.enum(['stop', 'start']).optional(),
  /** A person must be called. */
  human: z.boolean().optional(),
  /** Written to learn from, said by nobody: one message that was sent teaches as much as four, and tells more of traffic. */
  written: z.literal(true).optional(),
});
export type LabelledExample = z.output<typeof LabelledExample>;
