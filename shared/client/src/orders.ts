import { randomUUID } from 'node:crypto';
import { BatonError, ContactEvent, type ContactEventOf, type FactReport, parse } from '@baton/contracts';
import { redisTime } from '@baton/runtime';
import { reaching, type ShardAccess } from './shard-access.ts';

/** What people and administrators order. Each is an urgent entry of the contact's mailbox, in order with all else. */
export interface Orders {
  assignOwner(contact: string, order: { owner: string; by: string }): Promise<void>;
  recordFacts(contact: string, order: { facts: Record<string, FactInput>; by: string }): Promise<void>;
  takeOver(contact: string, order: { by: string }): Promise<void>;
  /** Something to be said to the contact that it has not asked for: in its owner's words, when its attention allows it. */
  propose(contact: string, order: { about: string; by: string }): Promise<void>;
  /** `to`: the bot that goes on; null: the one that was owner before. `note`: what that bot should know. */
  handBack(contact: string, order: { by: string; to?: string | null; note?: string }): Promise<void>;
  /**
   * A person has written to the contact past Baton: they have taken over from now on. `id`: the provider's own of the
   * message, so that its report may come twice; `false` for one that was known.
   */
  personWrote(contact: string, message: PersonMessage): Promise<boolean>;
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

export interface PersonMessage {
  readonly id: string;
  readonly text: string;
  readonly channel: string;
}

export const createOrders = (access: ShardAccess): Orders => {
  const push = async (
    contact: string,
    event: Record<string, unknown>,
    id = `order-${randomUUID()}`,
  ): Promise<boolean> => {
    const { key, lane, shard } = access.home(contact);
    return reaching(async () => {
      const at = await redisTime(shard.redis);
      const body = JSON.stringify(parse(ContactEvent, { ...event, contact, at }, 'the order'));
      const accepted = await lane.push(key, { id, body, urgent: true });
      if (accepted.status === 'full') throw new BatonError('mailbox-full', 'too many orders wait for this contact');
      // Told twice, it has another time in it: a conflict is a duplicate here.
      return accepted.status === 'accepted';
    });
  };
  const order = async (contact: string, event: Record<string, unknown>): Promise<void> => {
    await push(contact, event);
  };
  return {
    assignOwner: (contact, given) => order(contact, { type: 'owner.assigned', ...given }),
    recordFacts: (contact, given) => order(contact, { type: 'facts.recorded', ...given }),
    propose: (contact, given) => order(contact, { type: 'message.proposed', ...given }),
    takeOver: (contact, given) => order(contact, { type: 'human.took_over', ...given }),
    handBack: (contact, { to = null, ...given }) => order(contact, { type: 'human.handed_back', to, ...given }),
    personWrote: async (contact, { id, ...message }) => {
      const hashed = access.messageId(contact, id);
      const event = { type: 'message.received', id: hashed, author: 'human', scored: null, ...message };
      return push(contact, event, hashed);
    },
    decideReview: (contact, given) => order(contact, { type: 'review.decided', ...given }),
  };
};
