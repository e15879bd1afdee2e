import type { Change, GuardName, Verdict } from '@baton/contracts';
import type { Candidate } from './candidates.ts';
import { type Considered, letsThrough } from './considered.ts';
import { missingFor } from './guards/contract.ts';
import { leadsOf } from './guards/margin.ts';
import { isProbe } from './guards/performance.ts';
import { exact, shown, timeOfDay } from './number.ts';
import { botOf } from './policy-index.ts';

/** The smallest step below a limit that still counts. */
const step = 1e-6;

const subjectOf = ({ proposal }: Considered): string => `confidence:${proposal.intent ?? proposal.to}`;

const raise = (move: Considered, to: number, why: string): Change => ({
  what: subjectOf(move),
  from: move.proposal.score,
  to: exact(to),
  why,
});

/** The confidence that would beat the threshold and every rival; null when there is none up to 1. */
const enough = (move: Considered): number | null => {
  const { score } = move.proposal;
  const needed = Math.max(move.threshold, ...leadsOf(move).map((lead) => exact(score - lead.measured + lead.limit)));
  return needed <= 1 ? needed : null;
};

const ofConfidence = (move: Considered): Change | null => {
  const needed = enough(move);
  if (needed !== null) return raise(move, needed, `needed ${shown(needed)}, had ${shown(move.proposal.score)}`);
  return null;
};

const ofWish = (move: Considered): Change => ({
  what: `wish:${move.proposal.intent ?? move.proposal.to}`,
  from: 0,
  to: 1,
  why: `the contact asks for ${move.proposal.to} in so many words`,
});

const ofTime = (move: Considered, failing: readonly Verdict[]): Change | null => {
  const to = Math.max(...failing.map(({ until }) => until ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(to)) return null;
  return { what: 'now', from: move.now, to, why: `the same words at ${timeOfDay(to)}` };
};

/** The slowest P95 at which the target is still offered contacts, ms. */
const promisedP95 = ({ inputs, route }: Considered): number =>
  exact(inputs.policy.limits.performance.p95Ratio * botOf(inputs.policy, route.to).sla.p95Ms);

const ofHealth = (move: Considered): Change => {
  const { to } = move.route;
  const { errorRate } = move.inputs.policy.limits.performance;
  const health = move.inputs.health[to];
  const slow = promisedP95(move);
  if (health && health.errorRate <= errorRate) {
    return { what: `p95Ms:${to}`, from: health.p95Ms, to: slow, why: `${to}'s P95 at or under ${slow} ms` };
  }
  if (health && health.p95Ms <= slow) {
    return {
      what: `errorRate:${to}`,
      from: health.errorRate,
      to: errorRate,
      why: `${to}'s errors at or under ${shown(errorRate)}`,
    };
  }
  return { what: `health:${to}`, from: null, to: null, why: `${to} is neither slow nor failing` };
};

const ofFacts = (move: Considered): Change => {
  const missing = missingFor(move);
  return { what: `facts:${missing.join(',')}`, from: 0, to: missing.length, why: `${missing.join(', ')} known` };
};

const approval: Change = { what: 'approval', from: 0, to: 1, why: 'a person approves it' };

/** What turns one guard, by itself. */
const ofGuard = (move: Considered, verdict: Verdict): Change | null => {
  switch (verdict.guard) {
    case 'threshold':
    case 'margin':
      return ofConfidence(move) ?? ofWish(move);
    case 'cooldown':
    case 'cycle':
    case 'rate-hour':
    case 'rate-day':
      return ofTime(move, [verdict]);
    case 'performance':
      return ofHealth(move);
    case 'contract':
      return ofFacts(move);
    case 'review':
      return approval;
    case 'opt-out':
    case 'human':
      return null;
    default:
      return verdict.guard satisfies never;
  }
};

const all = (failing: readonly Verdict[], names: readonly GuardName[]): boolean =>
  failing.every(({ guard }) => names.includes(guard));

/** One change that turns every guard that fails; else the one that turns the guard that decides. */
const toMove = (move: Considered, failing: readonly Verdict[], deciding: Verdict): Change | null => {
  if (all(failing, ['threshold', 'margin'])) return ofGuard(move, deciding);
  if (all(failing, ['cooldown', 'cycle', 'rate-hour', 'rate-day'])) return ofTime(move, failing);
  if (failing.length === 1) return ofGuard(move, deciding);
  if (all(failing, ['threshold', 'margin', 'cooldown', 'cycle'])) return ofWish(move);
  const change = ofGuard(move, deciding);
  const next = failing.find(({ guard }) => guard !== deciding.guard);
  return change && next ? { ...change, why: `${change.why}; then ${next.guard} decides` } : change;
};

/** What keeps a contact whose wish outranks its words: its target, were it too slow. A probe goes all the same. */
const ofSlowness = (move: Considered): Change | null => {
  const { to } = move.route;
  if (isProbe(move)) return null;
  const over = Math.ceil(promisedP95(move)) + 1;
  const from = move.inputs.health[to]?.p95Ms ?? null;
  return { what: `p95Ms:${to}`, from, to: over, why: `had ${to}'s P95 been over ${over - 1} ms` };
};

/** How little less confidence would have kept the contact where it is. */
const toStay = (move: Considered, verdicts: readonly Verdict[]): Change | null => {
  if (verdicts.some(({ guard, bypassed }) => bypassed && guard !== 'performance')) {
    return { ...ofWish(move), from: 1, to: 0, why: 'had the contact not asked for it' };
  }
  if (move.proposal.wish) return ofSlowness(move);
  const { score } = move.proposal;
  const slack = Math.min(score - move.threshold, ...leadsOf(move).map(({ measured, limit }) => measured - limit));
  const limit = exact(score - slack - step);
  return raise(move, limit, `below ${shown(exact(score - slack))} it would have stayed`);
};

/** The smallest single change that turns the decision. Applied and decided again, it does. */
export const changeOf = (move: Considered, verdicts: readonly Verdict[], deciding: Verdict | null): Change | null => {
  if (!deciding) return toStay(move, verdicts);
  return toMove(
    move,
    verdicts.filter((v) => !letsThrough(v)),
    deciding,
  );
};

/** Without a candidate: the intent that would need the least. */
export const changeWithoutCandidate = (candidates: readonly Candidate[]): Change | null => {
  const [nearest] = [...candidates].sort((a, b) => a.threshold - b.threshold);
  if (!nearest) return null;
  const { intent, threshold, score } = nearest;
  return {
    what: `confidence:${intent}`,
    from: score,
    to: Math.max(threshold, step),
    why: `needed ${shown(threshold)}, had ${shown(score)}`,
  };
};
