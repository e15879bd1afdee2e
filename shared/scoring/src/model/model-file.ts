import { z } from 'zod';

/** What training leaves behind; see train/train-pack.ts. */
export const IntentModel = z.strictObject({ schema: z.literal(1) });
export type IntentModel = z.output<typeof IntentModel>;
