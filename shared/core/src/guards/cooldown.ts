import { routeName } from '@baton/contracts';
import { type Guard, verdict } from '../considered.ts';
import { timeOfDay } from '../number.ts';
import { retentionMs } from '../retention.ts';

/** The same ordered pair again within the cooldown. At its very end the move is allowed. */
export const cooldown: Guard = ({ state, inputs, now, route, proposal }) => {
  const limit = inputs.policy.limits.cooldownMs;
  const last = state.handoffs.findLast(({ from, to }) => from === route.from && to === route.to);
  const measured = last ? now - last.at : retentionMs(inputs.policy);
  const pass = measured >= limit;
  const until = !pass && last ? last.at + limit : null;
  const name = routeName(route.from, route.to);
  const why = until === null ? `no cooldown on ${name}` : `cooldown ${name} ends ${timeOfDay(until)}`;
  return verdict('cooldown', { pass, measured, limit, unit: 'ms', until, why, bypassed: proposal.wish });
};
