import type { OpenReview, shardKeys } from '@baton/contracts';
import type { ContactState } from '@baton/core';
import type { RedisWrite } from '@baton/lanes';

const openIn = ({ move, contact, seenAt }: ContactState): OpenReview | null =>
  move.status === 'review'
    ? {
        ...{ review: move.review, contact: contact ?? '', from: move.from, to: move.proposal.to },
        ...{ openedAt: seenAt, until: move.until },
      }
    : null;

/** Keeps the list of open reviews in step with the state: both change in the same script. */
export const indexReview = (
  before: ContactState,
  after: ContactState,
  keys: ReturnType<typeof shardKeys>,
): RedisWrite[] => {
  const [left, opened] = [openIn(before), openIn(after)];
  if (left?.review === opened?.review) return [];
  const strikes: RedisWrite[] = left ? [['HDEL', keys.reviews, left.review]] : [];
  return opened ? [...strikes, ['HSET', keys.reviews, opened.review, JSON.stringify(opened)]] : strikes;
};
