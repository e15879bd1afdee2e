import type { OutboundReply } from '@baton/contracts';
import { z } from 'zod';
import type { Attempt } from '../adapter.ts';
import type { CallApi } from './api.ts';
import { typeOf } from './channels.ts';
import { contactIdOf } from './contact-id.ts';

const Sent = z.object({ messageId: z.string().optional() }).catch({});
const Found = z.object({ conversations: z.array(z.object({ id: z.string() })) });
const Listed = z.object({
  messages: z.object({
    messages: z.array(
      z.object({
        id: z.string(),
        direction: z.string().optional(),
        body: z.string().optional(),
        dateAdded: z.string().optional(),
      }),
    ),
  }),
});
type Listing = z.output<typeof Listed>['messages']['messages'][number];

/** Their clock and that of Redis may differ by this much, ms. */
const clockSkewMs = 60_000;
const lookBack = 20;

const listLast = async (call: CallApi, path: { locationId: string; contact: string }, signal: AbortSignal) => {
  const query = new URLSearchParams({
    locationId: path.locationId,
    contactId: contactIdOf(path.contact),
  });
  const found = Found.parse(await call({ method: 'GET', path: `/conversations/search?${query}`, signal }));
  const id = found.conversations[0]?.id;
  if (id === undefined) return [];
  const page = `/conversations/${encodeURIComponent(id)}/messages?limit=${lookBack}`;
  return Listed.parse(await call({ method: 'GET', path: page, signal })).messages.messages;
};

const couldBe = (listing: Listing, { text }: OutboundReply, { queuedAt }: Attempt): boolean =>
  listing.direction === 'outbound' &&
  listing.body === text &&
  Date.parse(listing.dateAdded ?? '') >= queuedAt - clockSkewMs;

/**
 * Sending takes no idempotency key, so a reply whose answer was lost is looked for before it is sent again: an outbound
 * message of the same words, no older than the reply, that is not known to be another reply.
 */
const findSent = async (call: CallApi, locationId: string, reply: OutboundReply, attempt: Attempt) => {
  const last = await listLast(call, { locationId, contact: reply.contact }, attempt.signal);
  for (const listing of last) {
    if (couldBe(listing, reply, attempt) && !(await attempt.isOther(listing.id))) return listing.id;
  }
  return null;
};

export const createSend =
  (call: CallApi, locationId: string) =>
  async (reply: OutboundReply, attempt: Attempt): Promise<string | null> => {
    const earlier = attempt.isRepeat ? await findSent(call, locationId, reply, attempt) : null;
    if (earlier !== null) return earlier;
    const body = {
      type: typeOf(reply.channel),
      contactId: contactIdOf(reply.contact),
      message: reply.text,
    };
    const sent = await call({ method: 'POST', path: '/conversations/messages', body, signal: attempt.signal });
    return Sent.parse(sent).messageId ?? null;
  };
