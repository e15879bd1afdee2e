import { BatonError, type InboundJob, InboundMessage, type InboundMessageInput, parse, queues } from '@baton/contracts';
import type { NewJob } from '@baton/lanes';
import { attributes, currentTraceparent, jobOptions, messaging, withSpan } from '@baton/runtime';
import { reaching, type ShardAccess } from './shard-access.ts';

export interface Published {
  /** false: this message had been accepted before, and nothing was done. */
  readonly accepted: boolean;
  readonly duplicate: boolean;
  /** Place in the contact's order among the messages that wait, from 1; null for a duplicate. */
  readonly position: number | null;
  /** Hashed message id: what replies name in `answers`, and decisions in `message`. */
  readonly message: string;
  /** Hashed contact id: first part of the ids of this contact's decisions and turns. */
  readonly key: string;
}

export type Publish = (message: InboundMessageInput) => Promise<Published>;

const inboundJob = (message: InboundMessage, id: string): NewJob => {
  const traceparent = currentTraceparent() ?? message.traceparent;
  const data: InboundJob = { ...message, ...(traceparent && { traceparent }), ticket: true };
  return {
    queue: queues.inbound,
    id: `m-${id}`,
    name: 'message',
    data: JSON.stringify(data),
    opts: jobOptions(queues.inbound),
  };
};

/**
 * Accepts a message: its place in its contact's order and the job that scores it, in one script.
 *
 * Throws `bad-input` naming the fields, `duplicate-id` when this id was used for another text, `mailbox-full` when too
 * many of this contact's messages wait, `redis-unavailable` within about 2 s. After the last one it is unknown whether
 * the message was accepted: publish it again under the same id.
 */
export const createPublish =
  (access: ShardAccess): Publish =>
  async (input) => {
    const message = parse(InboundMessage, input, 'the message');
    const { key, lane } = access.home(message.contact);
    const id = access.messageId(message.contact, message.id);
    const span = {
      kind: 'producer',
      parent: message.traceparent,
      attributes: { ...messaging('send', queues.inbound), [attributes.messageId]: id, [attributes.conversation]: key },
    } as const;
    return withSpan(`send ${queues.inbound}`, span, async () => {
      const digest = access.digest([message.text, message.channel, message.author]);
      const accepted = await reaching(() => lane.reserve(key, { id, digest }, [inboundJob(message, id)]));
      switch (accepted.status) {
        case 'accepted':
          return { accepted: true, duplicate: false, position: accepted.position, message: id, key };
        case 'duplicate':
          return { accepted: false, duplicate: true, position: null, message: id, key };
        case 'conflict':
          throw new BatonError('duplicate-id', 'this message id was used for another message of this contact');
        case 'full':
          throw new BatonError('mailbox-full', `${accepted.size} messages of this contact wait, which is the limit`);
      }
    });
  };
