import { readFileSync } from 'node:fs';
import type { Edit, ReviewOrder } from '@baton/client';
import { BatonError } from '@baton/contracts';
import { exitCode, type Io } from '../io.ts';
import { paletteOf } from '../palette.ts';
import { probe } from '../probe.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';
import { editLines, openLines, reviewLines } from '../render/review.ts';

export interface ReviewsOptions extends RedisOption {
  readonly json?: boolean;
}

export interface EditOptions extends ReviewsOptions {
  readonly text?: string;
  readonly file?: string;
}

const by = 'baton cli';
const orderMs = 10_000;

/** Work that waits for a person, oldest first. */
export const listReviews = async (options: ReviewsOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const open = await client.reviews.list();
    for (const line of options.json ? open.map((review) => JSON.stringify(review)) : openLines(open)) io.out(line);
    return exitCode.ok;
  });

/** One of them: what is to be handed over, and what was said of it before. */
export const showReview = async (review: string, options: ReviewsOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client, config }) => {
    const detail = await client.reviews.show(review);
    const lines = options.json
      ? [JSON.stringify(detail)]
      : reviewLines(detail, { paint: paletteOf(config, io), width: io.width });
    for (const line of lines) io.out(line);
    return exitCode.ok;
  });

const isOpen = async ({ client }: Session, review: string): Promise<boolean> =>
  (await client.reviews.list()).some((open) => open.review === review);

/** Gives the order, and waits until it has been carried out. */
const decide = async (review: string, order: ReviewOrder, options: ReviewsOptions, io: Io): Promise<number> =>
  withSession(options, io, async (session) => {
    const edits: readonly Edit[] = await session.client.reviews.decide(review, order);
    const done = async (): Promise<true | null> => ((await isOpen(session, review)) ? null : true);
    if ((await probe(done, { timeoutMs: orderMs, signal: io.signal })) === null) {
      io.err('The verdict is accepted, but nobody has acted on it yet: is a coordinator running? Try: baton doctor');
      return exitCode.unavailable;
    }
    const lines = options.json
      ? [JSON.stringify({ review, verdict: order.verdict, edits })]
      : [...edits.flatMap((edit) => editLines(edit, paletteOf(session.config, io))), `${order.verdict}: done`];
    for (const line of lines) io.out(line);
    return exitCode.ok;
  });

export const approveReview = (review: string, options: ReviewsOptions, io: Io): Promise<number> =>
  decide(review, { verdict: 'approve', by }, options, io);

export const rejectReview = (review: string, reason: string, options: ReviewsOptions, io: Io): Promise<number> =>
  decide(review, { verdict: 'reject', by, reason }, options, io);

const newText = ({ text, file }: EditOptions): string => {
  if ((text === undefined) === (file === undefined)) {
    throw new BatonError('bad-input', 'edit needs the new text: --text or --file, not both');
  }
  return text ?? readFileSync(file as string, 'utf8').trimEnd();
};

/** Approves with one fact changed. */
export const editReview = async (target: { review: string; fact: string }, options: EditOptions, io: Io) => {
  const facts = { [target.fact]: { value: newText(options) } };
  return decide(target.review, { verdict: 'edit', by, facts }, options, io);
};
