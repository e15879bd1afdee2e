import type { Change, Verdict } from '@baton/contracts';
import { candidatesFor, strongestIntent } from './candidates.ts';
import type { Considered } from './considered.ts';
import { leadsOf } from './guards/margin.ts';
import { isProbe } from './guards/performance.ts';
import { exact, shown } from './number.ts';
import { indexOf } from './policy-index.ts';
import { confidence, otherIntent, promisedP95, smallest, subjectOf } from './single-change.ts';

/** The smallest step below a limit that still counts. */
const step = 1e-6;

const withoutWish = (move: Considered): Change => ({
  what: `wish:${subjectOf(move)}`,
  from: 1,
  to: 0,
  why: 'had the contact not asked for it',
});

/** What keeps a contact whose wish outranks its words: its target, were it too slow. A probe goes all the same. */
const ofSlowness = (move: Considered): Change | null => {
  const { to } = move.route;
  if (isProbe(move)) return null;
  const over = Math.ceil(promisedP95(move)) + 1;
  const from = move.inputs.health[to]?.p95Ms ?? null;
  return { what: `p95Ms:${to}`, from, to: over, why: `had ${to}'s P95 been over ${over - 1} ms` };
};

/** Without the wish a guard would say no, or another bot would have been thought of. */
const restsOnWish = ({ rivals, proposal }: Considered, verdicts: readonly Verdict[]): boolean =>
  proposal.wish &&
  (verdicts.some(({ guard, bypassed }) => bypassed && guard !== 'performance') ||
    (rivals?.runnerUp?.score ?? 0) >= proposal.score);

/** Less for the intent that moves the contact, unless another of the target's intents would move it then. */
const lessConfidence = (move: Considered): Change[] => {
  const { proposal, rivals, threshold } = move;
  const { score } = proposal;
  const leads = leadsOf(move);
  const slack = Math.min(score - threshold, ...leads.map(({ measured, limit }) => measured - limit));
  const to = Math.max(0, exact(score - slack - step));
  const others = (indexOf(move.inputs.policy).bots.get(proposal.to)?.intents ?? []).filter(
    (one) => one !== proposal.intent,
  );
  const next = Math.max(0, ...others.map((intent) => exact(rivals?.confidences[intent] ?? 0)));
  // A bot may ask with no confidence at all for a move that needs none.
  if (rivals ? next > to : slack >= score) return [];
  return [confidence(move, to, `below ${shown(exact(score - slack))} it would have stayed`)];
};

/** More for a rival, so that it comes too close. */
const closerRivals = (move: Considered): Change[] => {
  const { proposal, rivals, inputs, owner } = move;
  if (!rivals) return [];
  const { tieMargin, hysteresis } = inputs.policy.limits;
  const own = strongestIntent(indexOf(inputs.policy).bots.get(owner)?.intents ?? [], rivals.confidences);
  const others = candidatesFor(inputs, owner, rivals.confidences).filter(({ to }) => to !== proposal.to);
  const closer = (intent: string, limit: number): Change => {
    const to = Math.max(step, exact(proposal.score - limit + step));
    const from = exact(rivals.confidences[intent] ?? 0);
    return otherIntent(intent, from, to, `had ${intent} come closer than ${shown(limit)}`);
  };
  const all = [...others.map(({ intent }) => closer(intent, tieMargin)), ...(own ? [closer(own, hysteresis)] : [])];
  return all.filter(({ to }) => (to ?? 0) <= 1);
};

/** What would have kept the contact where it is: a little less confidence, a little more in another intent, or no wish. */
export const changeToStay = (move: Considered, verdicts: readonly Verdict[]): Change | null => {
  if (restsOnWish(move, verdicts)) return withoutWish(move);
  if (move.proposal.wish) return ofSlowness(move);
  return smallest([...lessConfidence(move), ...closerRivals(move)]) ?? ofSlowness(move);
};
