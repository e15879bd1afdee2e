import { BatonError, type ContactEventOf, type FactValue, OpenReview } from '@baton/contracts';
import { parseState } from '@baton/core';
import { createTwoFilesPatch } from 'diff';
import type { FactInput, Orders } from './orders.ts';
import { reaching, type ShardAccess } from './shard-access.ts';
import type { Timeline } from './timeline.ts';

/** What a person has changed in one fact. */
export interface Edit {
  readonly fact: string;
  readonly before: FactValue | null;
  readonly after: FactValue;
  /** Unified diff, by lines. */
  readonly patch: string;
}

/** An earlier verdict on work of this contact. */
export interface PastReview {
  readonly review: string;
  /** Redis time, ms. */
  readonly at: number;
  readonly verdict: 'approved' | 'edited' | 'rejected' | 'timed_out' | 'withdrawn';
  readonly by: string | null;
  readonly reason: string | null;
  readonly edits: readonly Edit[];
}

export interface ReviewDetail extends OpenReview {
  /** All that is known: what is to be handed over is among it. */
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly past: readonly PastReview[];
}

export interface ReviewOrder {
  readonly verdict: ContactEventOf<'review.decided'>['verdict'];
  readonly by: string;
  readonly reason?: string;
  /** For `edit`: what replaces what. */
  readonly facts?: Readonly<Record<string, FactInput>>;
}

export interface Reviews {
  /** Oldest first. */
  list(): Promise<OpenReview[]>;
  /** Throws `not-found` for one that is not open. */
  show(review: string): Promise<ReviewDetail>;
  /** What a contact's reviews have come to, oldest first. */
  past(contact: string): Promise<PastReview[]>;
  /** Gives the order, and says what it changes; whoever comes second changes nothing. Throws `not-found`. */
  decide(review: string, order: ReviewOrder): Promise<Edit[]>;
}

const lines = (value: FactValue | null): string => (value === null ? '' : `${value}\n`);

const toEdit = (fact: string, before: FactValue | null, after: FactValue): Edit => ({
  fact,
  before,
  after,
  patch: createTwoFilesPatch(fact, fact, lines(before), lines(after), 'before', 'after', { context: 1 }),
});

const pastIn = async (timeline: Timeline, contact: string): Promise<PastReview[]> => {
  const records = await timeline.timeline(contact);
  return records.flatMap(({ now: at, entries }) =>
    entries.flatMap((entry): PastReview[] => {
      const none = { at, by: null, reason: null, edits: [] };
      switch (entry.type) {
        case 'review.approved':
          return [{ ...none, review: entry.review, verdict: 'approved', by: entry.by }];
        case 'review.rejected':
          return [{ ...none, review: entry.review, verdict: 'rejected', by: entry.by, reason: entry.reason ?? null }];
        case 'review.timed_out':
          return [{ ...none, review: entry.review, verdict: 'timed_out' }];
        case 'review.withdrawn':
          return [{ ...none, review: entry.review, verdict: 'withdrawn' }];
        case 'review.edited': {
          const edits = Object.entries(entry.edits).map(([fact, { before, after }]) => toEdit(fact, before, after));
          return [{ ...none, review: entry.review, verdict: 'edited', by: entry.by, edits }];
        }
        default:
          return [];
      }
    }),
  );
};

/** The contact's hashed id, with which a review's id begins. */
const keyOf = (review: string): string => review.split('-')[0] ?? '';

interface Ports {
  readonly access: ShardAccess;
  readonly timeline: Timeline;
  readonly orders: Orders;
}

const findOpen = async (access: ShardAccess, review: string): Promise<OpenReview> => {
  const { shard, keys } = access.homeOf(keyOf(review));
  const found = await reaching(() => shard.redis.hget(keys.reviews, review));
  if (found === null) throw new BatonError('not-found', 'no such review is open');
  return OpenReview.parse(JSON.parse(found));
};

/** Moves that wait for a person's approval. */
export const createReviews = ({ access, timeline, orders }: Ports): Reviews => {
  const factsOf = async (contact: string): Promise<Record<string, FactValue>> => {
    const { doc } = await timeline.contact(contact);
    const facts = doc === null ? {} : parseState(doc).facts;
    return Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
  };
  return {
    async list() {
      const found = await reaching(() =>
        Promise.all(access.all().map(({ shard, keys }) => shard.redis.hvals(keys.reviews))),
      );
      const open = found.flat().map((json) => OpenReview.parse(JSON.parse(json)));
      return open.sort((a, b) => a.openedAt - b.openedAt);
    },
    async show(review) {
      const open = await findOpen(access, review);
      return { ...open, facts: await factsOf(open.contact), past: await pastIn(timeline, open.contact) };
    },
    past: (contact) => pastIn(timeline, contact),
    async decide(review, { facts = {}, ...order }) {
      const { contact } = await findOpen(access, review);
      const known = order.verdict === 'edit' ? await factsOf(contact) : {};
      await orders.decideReview(contact, { review, ...order, ...(order.verdict === 'edit' && { facts }) });
      if (order.verdict !== 'edit') return [];
      return Object.entries(facts)
        .map(([fact, { value }]) => toEdit(fact, known[fact] ?? null, value))
        .filter(({ before, after }) => before !== after);
    },
  };
};
