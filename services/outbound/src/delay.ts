import { z } from 'zod';

/** What the gate remembers of a contact whose CRM has failed: the document of its mailbox. */
const Delay = z.object({
  schema: z.literal(1),
  /** How often in a row. */
  tries: z.number(),
  /** Redis time, ms. An arrival does not shorten it. */
  notBefore: z.number(),
});
export type Delay = z.output<typeof Delay>;

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

export const readDelay = (doc: string | null): Delay | null => (doc === null ? null : Delay.parse(JSON.parse(doc)));

/** Doubles with each failure, and is never shorter than what the CRM asks for. */
export const delayed = (
  before: Delay | null,
  now: number,
  backoff: Backoff,
  asked: number | null,
): Delay & { readonly schema: 1 } => {
  const tries = (before?.tries ?? 0) + 1;
  const own = Math.min(backoff.longestMs, backoff.firstMs * 2 ** Math.min(tries - 1, 30));
  return { schema: 1, tries, notBefore: now + Math.ceil(Math.max(own, asked ?? 0)) };
};
