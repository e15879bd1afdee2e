import type { BotHealth, Verdict } from '@baton/contracts';
import { type Considered, type Guard, verdict } from '../considered.ts';
import { exact, fractionOf, shown, timeOfDay } from '../number.ts';
import { botOf } from '../policy-index.ts';

/** The target's health, if there is enough of it and it is fresh. */
const healthOf = ({ inputs, now, route }: Considered): BotHealth | null => {
  const { minSamples, staleMs } = inputs.policy.limits.performance;
  const health = Object.hasOwn(inputs.health, route.to) ? inputs.health[route.to] : undefined;
  if (!health || health.samples < minSamples || now - health.at > staleMs) return null;
  return health;
};

/** The earliest time at which the move will be offered again. */
const nextOffer = ({ state, inputs, now, route }: Considered): number => {
  const { move } = state;
  if (move.status === 'deferred' && move.proposal.to === route.to && move.until > now) return move.until;
  return now + inputs.policy.limits.performance.deferMs;
};

/** Chosen by contact, not by chance: the same contact is let through every time, and replay agrees. */
export const isProbe = ({ inputs, route }: Considered): boolean =>
  fractionOf(`${inputs.key}>${route.to}`) < inputs.policy.limits.performance.probeShare;

const tooMany = (move: Considered, health: BotHealth): Verdict | null => {
  const { errorRate: limit } = move.inputs.policy.limits.performance;
  const measured = health.errorRate;
  if (measured <= limit) return null;
  const until = nextOffer(move);
  const why = `${move.route.to} fails ${shown(measured)} of its turns, limit ${shown(limit)}; again at ${timeOfDay(until)}`;
  return verdict('performance', { pass: false, measured, limit, unit: 'ratio', until, why, bypassed: isProbe(move) });
};

/** Nothing measured lately: fine for a first offer, but a bot that was deferred has not been seen to recover. */
const unmeasured = ({ state, inputs, now, route }: Considered): Verdict => {
  const { move } = state;
  const unit = 'ratio';
  const why = `no fresh measurements of ${route.to}`;
  const { p95Ratio: limit } = inputs.policy.limits.performance;
  if (move.status !== 'deferred' || move.proposal.to !== route.to || move.until <= now) {
    return verdict('performance', { pass: true, measured: 0, limit, unit, why });
  }
  const { until } = move;
  const waits = `deferred until ${timeOfDay(until)}; ${why}`;
  return verdict('performance', { pass: false, measured: until - now, limit: 0, unit: 'ms', until, why: waits });
};

/**
 * The target's P95 over 120 % of its SLA, or errors over 10 %: exactly there is still allowed. Too few samples or
 * measurements that are stale say nothing. A small share of contacts passes all the same, so that the bot's recovery
 * can be seen.
 */
export const performance: Guard = (move) => {
  const { p95Ratio: limit } = move.inputs.policy.limits.performance;
  const { to } = move.route;
  const health = healthOf(move);
  if (!health) return unmeasured(move);
  const failing = tooMany(move, health);
  if (failing) return failing;
  const sla = botOf(move.inputs.policy, to).sla.p95Ms;
  const measured = exact(health.p95Ms / Math.max(1, sla));
  const pass = measured <= limit;
  const until = pass ? null : nextOffer(move);
  const took = `${to}'s P95 is ${health.p95Ms} ms, ${shown(measured)} of its SLA, limit ${shown(limit)}`;
  const why = until === null ? took : `${took}; again at ${timeOfDay(until)}`;
  return verdict('performance', { pass, measured, limit, unit: 'ratio', until, why, bypassed: isProbe(move) });
};
