import { type Considered, type Guard, verdict } from '../considered.ts';
import { exact, shown } from '../number.ts';

interface Lead {
  readonly over: string;
  readonly measured: number;
  readonly limit: number;
}

/** How far the challenger is ahead of the runner-up and of the owner's own intent; the tighter of the two comes first. */
export const leadsOf = ({ rivals, proposal, owner, inputs }: Considered): readonly Lead[] => {
  if (!rivals) return [];
  const { tieMargin, hysteresis } = inputs.policy.limits;
  const leads: Lead[] = [];
  if (rivals.runnerUp) {
    const { to, score } = rivals.runnerUp;
    leads.push({ over: to, measured: exact(proposal.score - score), limit: tieMargin });
  }
  if (rivals.own > 0) leads.push({ over: owner, measured: exact(proposal.score - rivals.own), limit: hysteresis });
  return leads.sort((a, b) => a.measured - a.limit - (b.measured - b.limit));
};

/** A rival closer than the margin is a tie. Exactly the margin is enough. */
export const margin: Guard = (move) => {
  const [tightest] = leadsOf(move);
  const { proposal, inputs } = move;
  if (!tightest) {
    const { score } = proposal;
    const why = move.rivals ? 'there is no rival' : 'the rivals were weighed when it was proposed';
    const limit = Math.min(score, inputs.policy.limits.tieMargin);
    return verdict('margin', { pass: true, measured: score, limit, unit: 'confidence', why });
  }
  const { over, measured, limit } = tightest;
  const pass = measured >= limit;
  const ahead = measured < 0 ? `${shown(-measured)} behind` : `${shown(measured)} ahead of`;
  const why = `${proposal.to} is ${ahead} ${over}, ${pass ? 'enough' : 'needed'} is ${shown(limit)}`;
  return verdict('margin', { pass, measured, limit, unit: 'confidence', why, bypassed: proposal.wish });
};
