import type { Verdict } from '@baton/contracts';
import { type Considered, type Guard, verdict } from '../considered.ts';
import { type Fitness, fitnessOf } from '../fitness.ts';
import { fractionOf, shown, timeOfDay } from '../number.ts';

/** The earliest time at which the move will be offered again. */
const nextOffer = ({ state, inputs, now, route }: Considered): number => {
  const { move } = state;
  if (move.status === 'deferred' && move.proposal.to === route.to && move.until > now) return move.until;
  return now + inputs.policy.limits.performance.deferMs;
};

/** Chosen by contact, not by chance: the same contact is let through every time, and replay agrees. */
export const isProbe = ({ inputs, route }: Considered): boolean =>
  fractionOf(`${inputs.key}>${route.to}`) < inputs.policy.limits.performance.probeShare;

const failing = (move: Considered, { errorRate: measured, limit }: Fitness & { status: 'failing' }): Verdict => {
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
  const { to } = move.route;
  const fitness = fitnessOf(move.inputs.policy, move.inputs.health, to, move.now);
  if (fitness.status === 'unmeasured') return unmeasured(move);
  if (fitness.status === 'failing') return failing(move, fitness);
  const { status, p95Ms, ratio, limit } = fitness;
  const pass = status === 'fit';
  const until = pass ? null : nextOffer(move);
  const took = `${to}'s P95 is ${p95Ms} ms, ${shown(ratio)} of its SLA, limit ${shown(limit)}`;
  const why = until === null ? took : `${took}; again at ${timeOfDay(until)}`;
  return verdict('performance', { pass, measured: ratio, limit, unit: 'ratio', until, why, bypassed: isProbe(move) });
};
