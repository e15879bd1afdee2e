import { z } from 'zod';

/** Longest text a message may have, in UTF-16 units. Providers cut at 1,600 (SMS) to 4,096 (WhatsApp). */
export const maxTextLength = 8192;

const wellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

const id = z
  .string('a string')
  .min(1, 'a string of 1 to 256 characters')
  .max(256, 'a string of 1 to 256 characters')
  .refine(wellFormed, 'well-formed Unicode without NUL');

/** Who wrote a message. Only a `contact` is answered. */
export const Author = z.enum(['contact', 'human', 'system']);
export type Author = z.infer<typeof Author>;

/** What `publish()`, `POST /v1/messages` and the `inbound` queue take. */
export const InboundMessage = z.strictObject({
  /** Who wrote: any string that is stable for one person, such as `wa:+41791234567`. */
  contact: id,
  /** The provider's own message id: the idempotency key, 7 days. */
  id,
  text: z
    .string('a string')
    .min(1, 'a text of 1 to 8192 characters')
    .max(maxTextLength, 'a text of 1 to 8192 characters')
    .refine(wellFormed, 'well-formed Unicode without NUL'),
  channel: z.string().min(1).max(64).default('web'),
  author: Author.default('contact'),
  /** When the provider says it was written, ms since 1970. For people to read; order and guards use Redis time. */
  sentAt: z.int().nonnegative().optional(),
  /** W3C trace context. */
  traceparent: z.string().max(64).optional(),
});
export type InboundMessage = z.output<typeof InboundMessage>;
export type InboundMessageInput = z.input<typeof InboundMessage>;

/**
 * The data of a job in the `inbound` queue. A plain BullMQ producer in any language adds `{contact, text}` at least; the
 * message id is then the job's. `ticket` is set by `publish()`, which has fixed the message's place in its contact's
 * order; without it the place is fixed when the intent worker picks the job up.
 */
export const InboundJob = InboundMessage.partial({ id: true }).extend({ ticket: z.boolean().optional() });
export type InboundJob = z.output<typeof InboundJob>;
