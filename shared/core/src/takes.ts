import { type ContactEvent, isPressing, type Policy } from '@baton/contracts';
import { type ContactState, capacity } from './state.ts';

/**
 * How many from the head of what waits `decide` takes now: as many as there is room for, and whatever the room, all up
 * to the last that is pressing. An opt-out behind a hundred unread messages is heeded at once, and in its order.
 */
export const takes = (state: ContactState, waiting: readonly ContactEvent[], policy: Policy): number => {
  const pressing = waiting.findLastIndex((event) => event.type === 'message.received' && isPressing(event));
  return Math.max(Math.min(capacity(state, policy), waiting.length), pressing + 1);
};
