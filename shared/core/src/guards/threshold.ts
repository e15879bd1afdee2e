import { learnedAdjustment } from '../candidates.ts';
import { type Guard, verdict } from '../considered.ts';
import { shown } from '../number.ts';

/** The confidence against the route's threshold, learned adjustment included. Exactly the threshold is enough. */
export const threshold: Guard = ({ inputs, route, proposal, threshold: limit }) => {
  const { score, wish, intent } = proposal;
  const pass = score >= limit;
  const adjustment = learnedAdjustment(inputs.learned, route);
  const outcomes = inputs.learned[`${route.from}->${route.to}`]?.outcomes ?? 0;
  const source = adjustment === 0 ? '' : ` (threshold learned from ${Math.round(outcomes)} outcomes)`;
  const subject = intent ?? route.to;
  const why = pass
    ? `${subject} ${shown(score)} ≥ ${shown(limit)}${source}`
    : `${subject} needed ${shown(limit)}, had ${shown(score)}${source}`;
  return verdict('threshold', { pass, measured: score, limit, unit: 'confidence', why, bypassed: wish });
};
