import type { Score } from '@baton/classifiers';
import type { FiledMessage } from '@baton/classifiers/models';
import {
  BatonError,
  type ContactEventOf,
  InboundJob,
  isBatonError,
  isPressing,
  parse,
  queues,
  type Scored,
} from '@baton/contracts';
import { type ContactKey, contactKey, hashId, messageKey } from '@baton/contracts/ids';
import { parseState, type ScoringContext, scoringContext } from '@baton/core';
import type { Filled as Filed, Lane } from '@baton/lanes';
import { attributes, currentTraceparent, messaging, redisTime, withSpan } from '@baton/runtime';
import { UnrecoverableError } from 'bullmq';
import type { Redis } from 'ioredis';
import type { FileDeadLetter } from './dead-letter.ts';

/** Is told of each message that was scored and filed. */
export type Watch = (filed: FiledMessage) => void;

export interface IntentPorts {
  readonly lane: Lane;
  readonly redis: Redis;
  readonly score: Score;
  readonly watch: Watch;
  readonly idKey: string | undefined;
  readonly fileDeadLetter: FileDeadLetter;
}

/** What is needed of a BullMQ job. */
export interface Inbound {
  readonly id?: string | undefined;
  readonly data: unknown;
  /** When it was added: Redis time if `publish` did it, else its producer's clock. */
  readonly timestamp: number;
  readonly attemptsMade: number;
  readonly opts: { readonly attempts?: number | undefined };
}

interface Ticket {
  readonly key: ContactKey;
  readonly id: string;
  readonly message: InboundJob;
  /** When the message was accepted, Redis time, ms. */
  readonly at: number;
}

const ticketOf = (job: Inbound, message: InboundJob, idKey: string | undefined): Omit<Ticket, 'at'> => {
  const id = message.id ?? `job:${job.id}`;
  return { key: contactKey(message.contact, idKey), id: messageKey(message.contact, id, idKey), message };
};

/** A message of a raw producer has its place in the order from here on. */
const reserve = async ({ lane, idKey }: IntentPorts, { key, id, message }: Ticket): Promise<void> => {
  const digest = hashId(JSON.stringify([message.text, message.channel, message.author]), idKey);
  const accepted = await lane.reserve(key, { id, digest });
  if (accepted.status === 'conflict') {
    throw new BatonError('duplicate-id', 'this message id was used for another message of this contact');
  }
  if (accepted.status === 'full') {
    throw new BatonError('mailbox-full', `${accepted.size} messages of this contact wait, which is the limit`);
  }
};

const nothingKnown: ScoringContext = { asked: null };

/** What the contact's last commit tells. A document that this version cannot read lacks nothing but the hint. */
const contextOf = async ({ lane }: IntentPorts, key: ContactKey): Promise<ScoringContext> => {
  const doc = await lane.doc(key);
  if (doc === null) return nothingKnown;
  try {
    return scoringContext(parseState(doc));
  } catch {
    return nothingKnown;
  }
};

export const isLastAttempt = ({ attemptsMade, opts }: Inbound): boolean => attemptsMade + 1 >= (opts.attempts ?? 1);

/** A scorer that fails is tried again; in the end the message goes on without a score rather than being lost. */
const score = async (ports: IntentPorts, job: Inbound, text: string, context: ScoringContext) => {
  try {
    const scored = await ports.score(text, context);
    // Recorded with the message: a replay is given what was known then, and looks nothing up.
    return context.asked === null ? scored : { ...scored, asked: context.asked };
  } catch (error) {
    if (isLastAttempt(job)) return null;
    throw error;
  }
};

const toEvent = ({ id, message, at }: Ticket, scored: Scored | null): ContactEventOf<'message.received'> => {
  const { contact, channel, author, text } = message;
  const traceparent = currentTraceparent() ?? message.traceparent;
  return {
    ...{ type: 'message.received', at, id, contact, channel, author, text, scored },
    ...(traceparent && { traceparent }),
  };
};

/** A ticket that is not there was never taken, or is older than what Redis remembers: it is taken now. */
const file = async (ports: IntentPorts, job: Inbound, message: InboundJob): Promise<Filed> => {
  const { lane, redis, idKey } = ports;
  const at = message.ticket ? job.timestamp : await redisTime(redis);
  const ticket: Ticket = { ...ticketOf(job, message, idKey), at };
  if (!message.ticket) await reserve(ports, ticket);
  const context = await contextOf(ports, ticket.key);
  const scored = await score(ports, job, message.text, context);
  const event = toEvent(ticket, scored);
  const body = JSON.stringify(event);
  const options = { pressing: isPressing(event) };
  const filled = await lane.fill(ticket.key, ticket.id, body, options);
  if (scored) ports.watch({ key: ticket.key, message: ticket.id, text: message.text, context, scored });
  if (filled !== 'unknown') return filled;
  await reserve(ports, ticket);
  return lane.fill(ticket.key, ticket.id, body, options);
};

/**
 * Scores a message and files it in its contact's mailbox. Safe to run again from any point: a ticket is taken once and
 * filled once.
 *
 * What can never succeed fails at once, with a code and without the data, and is filed as a dead letter.
 */
export const createHandleInbound =
  (ports: IntentPorts) =>
  async (job: Inbound): Promise<Filed> => {
    try {
      const message = parse(InboundJob, job.data, 'the job');
      const parent = message.traceparent;
      const span = { kind: 'consumer', parent, attributes: messaging('process', queues.inbound) } as const;
      return await withSpan(`process ${queues.inbound}`, span, async (active) => {
        const { key, id } = ticketOf(job, message, ports.idKey);
        active.setAttributes({ [attributes.messageId]: id, [attributes.conversation]: key });
        return file(ports, job, message);
      });
    } catch (error) {
      if (!isBatonError(error) || error.kind !== 'permanent') throw error;
      const { code, problems } = error;
      await ports.fileDeadLetter({ job: String(job.id), code, problems, data: job.data });
      throw new UnrecoverableError(`${code}: ${error.message}`);
    }
  };
