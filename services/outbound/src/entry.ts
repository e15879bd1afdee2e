import { OutboundAction, OutboundReply, parse } from '@baton/contracts';
import type { LaneEntry } from '@baton/lanes';

/** What waits at the gate: something to say to the contact, or something to tell the CRM. */
export type Outgoing =
  | { readonly kind: 'reply'; readonly reply: OutboundReply }
  | { readonly kind: 'action'; readonly action: OutboundAction };

const isAction = (body: unknown): boolean => typeof body === 'object' && body !== null && 'kind' in body;

/** Throws `bad-input` for what is neither. */
export const toOutgoing = (entry: LaneEntry): Outgoing => {
  const body: unknown = JSON.parse(entry.body ?? '');
  if (isAction(body)) return { kind: 'action', action: parse(OutboundAction, body, 'an action') };
  return { kind: 'reply', reply: parse(OutboundReply, body, 'a reply') };
};
