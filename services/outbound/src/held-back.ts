import type { OutboundReply } from '@baton/contracts';

/** Why a reply is held back for good, given its contact's epoch and the time; null: it may go. */
export const heldBack = (
  { epoch, until }: OutboundReply,
  current: number,
  now: number,
): 'stale-epoch' | 'too-late' | null => {
  if (epoch !== current) return 'stale-epoch';
  return until !== undefined && now > until ? 'too-late' : null;
};
