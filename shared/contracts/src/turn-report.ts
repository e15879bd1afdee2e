import { z } from 'zod';

/**
 * The data of a job in `turn-results`: what a worker that is not Baton's reports of one turn. The contact is the turn's
 * own; nothing here can name another. Exactly one of `result` and `failure`.
 */
export const TurnReport = z
  .strictObject({
    /** The id of the job in `bot.<id>`. */
    turn: z.string().min(1).max(200),
    bot: z.string().min(1).max(40),
    /** A turn result; checked against what the bot declares. */
    result: z.unknown().optional(),
    failure: z
      .strictObject({
        /** A retry would fail again: a person is called. */
        permanent: z.boolean().default(false),
        /** A retry before this many ms have passed would fail too. */
        retryAfterMs: z.number().nonnegative().optional(),
      })
      .optional(),
  })
  .refine(({ result, failure }) => (result === undefined) !== (failure === undefined), 'either a result or a failure');
export type TurnReport = z.output<typeof TurnReport>;
