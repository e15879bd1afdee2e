import { type Guard, verdict } from '../considered.ts';
import { timeOfDay } from '../number.ts';
import { retentionMs } from '../retention.ts';

/** A chain of moves that would return, within the cooldown, to a bot that the contact has left: A → B → C → A. */
export const cycle: Guard = ({ state, inputs, now, route, proposal }) => {
  const limit = inputs.policy.limits.cooldownMs;
  const left = state.handoffs.findLast(({ from }) => from === route.to);
  const measured = left ? now - left.at : retentionMs(inputs.policy);
  const pass = measured >= limit;
  const until = !pass && left ? left.at + limit : null;
  const why =
    until === null
      ? `${route.to} was not left lately`
      : `the contact left ${route.to} at ${timeOfDay(left?.at ?? 0)}; back from ${timeOfDay(until)}`;
  return verdict('cycle', { pass, measured, limit, unit: 'ms', until, why, bypassed: proposal.wish });
};
