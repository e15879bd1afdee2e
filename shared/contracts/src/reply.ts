import { z } from 'zod';

/** What waits at the outbound gate: an entry of the `replies` lane. */
export const OutboundReply = z.object({
  /** Derived from the turn: sending twice is sending once. */
  id: z.string(),
  contact: z.string(),
  channel: z.string(),
  text: z.string(),
  /** The gate refuses a reply whose epoch the contact has left behind. */
  epoch: z.number(),
  /** Which bot speaks; `baton` for acknowledgements. */
  by: z.string(),
  /** The hashed ids of the messages it answers. */
  answers: z.array(z.string()),
  /** The gate refuses it after this, Redis time, ms: what nobody asked for does not go out at night, whatever held it up. */
  until: z.number().optional(),
  traceparent: z.string().optional(),
});
export type OutboundReply = z.infer<typeof OutboundReply>;
