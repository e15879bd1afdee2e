import { z } from 'zod';
import { FactName, FactReport } from './facts.ts';
import { Author } from './message.ts';
import { Scored } from './scored.ts';
import { TurnResult } from './turn.ts';

const at = z.number();

const ReviewVerdict = z.enum(['approve', 'edit', 'reject']);

/** A bot's id, `human`, or `nobody`. */
export const OwnerName = z.string().min(1).max(64);

/**
 * What a contact's mailbox holds, and what `decide` is given. `at` is Redis time of acceptance, ms.
 * Late, doubled and out-of-order events are ordinary: `decide` answers them with an empty list.
 */
export const ContactEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message.received'),
    at,
    /** Hashed message id. */
    id: z.string(),
    contact: z.string(),
    channel: z.string(),
    author: Author,
    text: z.string(),
    /** null: could not be scored in time, or ever. */
    scored: Scored.nullable(),
    traceparent: z.string().optional(),
  }),
  /** A ticket nobody filled in time: its message is handled if it still comes. */
  z.object({ type: z.literal('message.passed_over'), at, id: z.string() }),
  z.object({ type: z.literal('turn.finished'), at, turn: z.string(), result: TurnResult, ranMs: z.number() }),
  z.object({
    type: z.literal('turn.failed'),
    at,
    turn: z.string(),
    code: z.string(),
    /** A retry would fail again. */
    permanent: z.boolean(),
    /** A retry before this many ms have passed would fail too. */
    retryAfterMs: z.number().nonnegative().optional(),
  }),
  z.object({ type: z.literal('owner.assigned'), at, contact: z.string(), owner: OwnerName, by: z.string() }),
  z.object({
    type: z.literal('facts.recorded'),
    at,
    contact: z.string(),
    facts: z.record(FactName, FactReport),
    by: z.string(),
  }),
  z.object({ type: z.literal('human.took_over'), at, contact: z.string(), by: z.string() }),
  z.object({
    type: z.literal('human.handed_back'),
    at,
    contact: z.string(),
    by: z.string(),
    to: OwnerName.nullable(),
    /** What the bot should know: part of its briefing. */
    note: z.string().max(1000).optional(),
  }),
  /** Somebody wishes to have something said that the contact has not asked for. */
  z.object({
    type: z.literal('message.proposed'),
    at,
    contact: z.string(),
    by: z.string().max(64),
    /** What it is about, for the owner to put into words. */
    about: z.string().min(1).max(200),
  }),
  /** A person's answer to a review that is open. */
  z.object({
    type: z.literal('review.decided'),
    at,
    contact: z.string(),
    review: z.string(),
    /** `edit`: approved with changes. */
    verdict: ReviewVerdict,
    by: z.string(),
    /** Goes back to the owner as a task when rejected. */
    reason: z.string().max(1000).optional(),
    /** What the person has changed, when edited. */
    facts: z.record(FactName, FactReport).optional(),
  }),
]);
export type ContactEvent = z.infer<typeof ContactEvent>;
export type ContactEventOf<T extends ContactEvent['type']> = Extract<ContactEvent, { type: T }>;

/** A message that outranks whatever waits before it: an opt-out, a wish for a person, a person's own word. */
export const isPressing = ({
  author,
  scored,
}: Pick<ContactEventOf<'message.received'>, 'author' | 'scored'>): boolean =>
  author === 'human' || (author === 'contact' && (scored?.consent === 'stop' || (scored?.human ?? null) !== null));
