import type { ReviewStep } from '@baton/bot-kit';
import type { Client } from '@baton/client';
import { isDelivered, readIdle, type Settled } from '../exchange.ts';
import { probe } from '../probe.ts';

interface SettlePorts {
  readonly client: Pick<Client, 'contact' | 'timeline' | 'reviews'>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Gives a person's verdict on the contact's open review and waits until all that comes of it has come. */
export const settleReview = async (
  contact: string,
  { verdict, reason, facts = {} }: ReviewStep,
  { client, ...waiting }: SettlePorts,
): Promise<Settled | null> => {
  const open = await probe(
    async () => (await client.reviews.list()).find((review) => review.contact === contact) ?? null,
    waiting,
  );
  if (open === null) return null;
  const before = (await client.timeline(contact)).length;
  const order = { verdict, by: 'the demo', ...(reason !== undefined && { reason }) };
  const edits = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }]));
  await client.reviews.decide(open.review, { ...order, facts: edits });
  return probe(async () => {
    const state = await readIdle(client, contact);
    if (state === null || (state.move.status === 'review' && state.move.review === open.review)) return null;
    const records = (await client.timeline(contact)).slice(before);
    return records.length > 0 && isDelivered(records) ? { records, state } : null;
  }, waiting);
};
