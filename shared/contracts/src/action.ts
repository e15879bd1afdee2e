import { z } from 'zod';

const name = z.string().min(1).max(100);

/**
 * What a CRM is told about a contact. Each says how things are to be, so that doing it twice is doing it once: a tag that is
 * there already is not added again, a field has the value it has.
 */
export const CrmChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('tags'), add: z.array(name), remove: z.array(name) }),
  /** Custom fields by key; null empties one. */
  z.object({ type: z.literal('fields'), set: z.record(name, z.string().nullable()) }),
  /** For the people at the CRM to read, such as a handoff card. */
  z.object({ type: z.literal('note'), text: z.string() }),
]);
export type CrmChange = z.infer<typeof CrmChange>;

/** A change that waits at the outbound gate, in order with the contact's replies: an entry of the `replies` lane. */
export const OutboundAction = z.object({
  kind: z.literal('action'),
  /** Derived from the commit. */
  id: z.string(),
  contact: z.string(),
  change: CrmChange,
});
export type OutboundAction = z.infer<typeof OutboundAction>;
