import { randomUUID } from 'node:crypto';
import { BatonError, ContactEvent, type ContactEventOf, type FactReport, parse } from '@baton/contracts';
import { redisTime } from '@baton/runtime';
import { reaching, type ShardAccess } from './shard-access.ts';

/** What people and administrators order. Each is an urgent entry of the contact's mailbox, in order with all else. */
export interface Orders {
  assignOwner(contact: string, order: { owner: string; by: string }): Promise<void>;
  recordFacts(contact: string, order: { facts: Record<string, FactInput>; by: string }): Promise<void>;
  takeOver(contact: string, order: { by: string }): Promise<void>;
  /** `to`: the bot that goes on; null: the one that was owner before. */
  handBack(contact: string, order: { by: string; to?: string | null }): Promise<void>;
  decideReview(
    contact: string,
    order: Pick<ContactEventOf<'review.decided'>, 'review' | 'verdict' | 'by'> & {
      readonly reason?: string;
      /** For `edit`: what replaces what. */
      readonly facts?: Readonly<Record<string, FactInput>>;
    },
  ): Promise<void>;
}
export type FactInput = Pick<FactReport, 'value'> & Partial<FactReport>;

export const createOrders = (access: ShardAccess): Orders => {
  const push = async (contact: string, event: Record<string, unknown>): Promise<void> => {
    const { key, lane, shard } = access.home(contact);
    await reaching(async () => {
      const at = await redisTime(shard.redis);
      const body = JSON.stringify(parse(ContactEvent, { ...event, contact, at }, 'the order'));
      const accepted = await lane.push(key, { id: `order-${randomUUID()}`, body, urgent: true });
      if (accepted.status === 'full') throw new BatonError('mailbox-full', 'too many orders wait for this contact');
    });
  };
  return {
    assignOwner: (contact, order) => push(contact, { type: 'owner.assigned', ...order }),
    recordFacts: (contact, order) => push(contact, { type: 'facts.recorded', ...order }),
    takeOver: (contact, order) => push(contact, { type: 'human.took_over', ...order }),
    handBack: (contact, { by, to = null }) => push(contact, { type: 'human.handed_back', by, to }),
    decideReview: (contact, order) => push(contact, { type: 'review.decided', ...order }),
  };
};
