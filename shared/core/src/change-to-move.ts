import type { Change, GuardName, Verdict } from '@baton/contracts';
import { candidatesFor, ownConfidence, strongest } from './candidates.ts';
import { type Considered, letsThrough } from './considered.ts';
import { missingFor } from './guards/contract.ts';
import { leadsOf } from './guards/margin.ts';
import { runGuards } from './guards.ts';
import { exact, shown, timeOfDay } from './number.ts';
import { indexOf } from './policy-index.ts';
import { confidence, otherIntent, promisedP95, smallest, subjectOf } from './single-change.ts';

const raised = (move: Considered, needed: number): Change =>
  confidence(move, needed, `needed ${shown(needed)}, had ${shown(move.proposal.score)}`);

const isOneOf =
  (...names: readonly GuardName[]) =>
  ({ guard }: Verdict): boolean =>
    names.includes(guard);

const has = (failing: readonly Verdict[], name: GuardName): boolean => failing.some(({ guard }) => guard === name);

/** The move as it would be weighed had one intent another confidence. */
const reweighed = (move: Considered, intent: string, value: number): Considered => {
  const { rivals, inputs, owner, proposal } = move;
  if (!rivals) return move;
  const confidences = { ...rivals.confidences, [intent]: value };
  const others = candidatesFor(inputs, owner, confidences).filter(({ to }) => to !== proposal.to);
  const own = ownConfidence(inputs, owner, confidences);
  return { ...move, rivals: { confidences, runnerUp: strongest(others), own } };
};

const isClear = (move: Considered): boolean => leadsOf(move).every(({ measured, limit }) => measured >= limit);

/** One rival that had less; a rival that is silent is none. */
const lowered = (move: Considered): Change[] => {
  const [tight] = leadsOf(move);
  if (!move.rivals || !tight) return [];
  const to = Math.max(0, exact(move.proposal.score - tight.limit));
  const { confidences } = move.rivals;
  return (indexOf(move.inputs.policy).bots.get(tight.over)?.intents ?? [])
    .filter((intent) => isClear(reweighed(move, intent, to)))
    .map((intent) =>
      otherIntent(intent, exact(confidences[intent] ?? 0), to, `had ${intent} been at ${shown(to)} or less`),
    );
};

/** More for the target, or less for the one rival that is too close. */
const toConfidence = (move: Considered, failing: readonly Verdict[]): Change | null => {
  if (!failing.every(isOneOf('threshold', 'margin'))) return null;
  const { score } = move.proposal;
  const isTied = has(failing, 'margin');
  const leads = isTied ? leadsOf(move).map(({ measured, limit }) => exact(score - measured + limit)) : [];
  const needed = Math.max(has(failing, 'threshold') ? move.threshold : 0, ...leads);
  const more = needed <= 1 ? [raised(move, needed)] : [];
  return smallest([...more, ...(failing.every(isOneOf('margin')) ? lowered(move) : [])]);
};

/** Time alone turns these: cooldown, cycle, the rates; and a target of which nothing fresh is known. */
const isTimed = ({ unit }: Verdict): boolean => unit === 'ms' || unit === 'moves';

const toTime = (move: Considered, failing: readonly Verdict[]): Change | null => {
  if (!failing.every(isTimed)) return null;
  const to = Math.max(...failing.map(({ until }) => until ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(to)) return null;
  return { what: 'now', from: move.now, to, why: `the same words at ${timeOfDay(to)}` };
};

const isWishable = isOneOf('threshold', 'margin', 'cooldown', 'cycle');

/** What a wish outranks. Only a message can hold one. */
const toWish = (move: Considered, failing: readonly Verdict[]): Change | null => {
  if (!move.rivals || !failing.every(isWishable)) return null;
  const why = `the contact asks for ${move.proposal.to} in so many words`;
  return { what: `wish:${subjectOf(move)}`, from: 0, to: 1, why };
};

const toHealth = (move: Considered, failing: readonly Verdict[]): Change | null => {
  if (!failing.every(isOneOf('performance'))) return null;
  const { to } = move.route;
  const { errorRate } = move.inputs.policy.limits.performance;
  const health = move.inputs.health[to];
  const slow = promisedP95(move);
  if (health && health.errorRate <= errorRate) {
    return { what: `p95Ms:${to}`, from: health.p95Ms, to: slow, why: `${to}'s P95 at or under ${slow} ms` };
  }
  if (health && health.p95Ms <= slow) {
    const why = `${to}'s errors at or under ${shown(errorRate)}`;
    return { what: `errorRate:${to}`, from: health.errorRate, to: errorRate, why };
  }
  return { what: `health:${to}`, from: null, to: null, why: `${to} is neither slow nor failing` };
};

const toFacts = (move: Considered, failing: readonly Verdict[]): Change | null => {
  if (!failing.every(isOneOf('contract'))) return null;
  const missing = missingFor(move);
  return { what: `facts:${missing.join(',')}`, from: 0, to: missing.length, why: `${missing.join(', ')} known` };
};

const toApproval = (_: Considered, failing: readonly Verdict[]): Change | null =>
  failing.every(isOneOf('review')) ? { what: 'approval', from: 0, to: 1, why: 'a person approves it' } : null;

const kinds = [toConfidence, toTime, toWish, toHealth, toFacts, toApproval] as const;

/** One change that turns all of these guards together. */
const turnAll = (move: Considered, failing: readonly Verdict[]): Change | null => {
  for (const kind of kinds) {
    const change = kind(move, failing);
    if (change) return change;
  }
  return null;
};

const failingOf = (verdicts: readonly Verdict[]): Verdict[] => verdicts.filter((verdict) => !letsThrough(verdict));

/** The move with more confidence in it, if that is the change. */
const changed = (move: Considered, { what, to }: Change): Considered =>
  what === `confidence:${subjectOf(move)}` ? { ...move, proposal: { ...move.proposal, score: to ?? 0 } } : move;

/** The guard that says no once the change is made: of a wish, the move already has it. */
export const guardAfter = (move: Considered, change: Change): GuardName | null =>
  failingOf(runGuards(changed(move, change)))[0]?.guard ?? null;

/** A change that turns one guard may turn others with it. */
const isTurnedToo = (move: Considered, change: Change, verdict: Verdict): boolean => {
  if (change.what === 'now') return isTimed(verdict) && (verdict.until ?? Number.POSITIVE_INFINITY) <= (change.to ?? 0);
  if (change.what.startsWith('wish:')) return isWishable(verdict);
  return verdict.guard === 'margin' && isClear(changed(move, change));
};

/** What would have moved the contact. */
export const changeToMove = (move: Considered, verdicts: readonly Verdict[], deciding: Verdict): Change | null => {
  const failing = failingOf(verdicts);
  const change = turnAll(move, failing);
  if (change) return change;
  const first = turnAll(move, [deciding]);
  if (!first) return null;
  const next = failing.find((verdict) => verdict !== deciding && !isTurnedToo(move, first, verdict));
  return next ? { ...first, why: `${first.why}; then ${next.guard} decides` } : first;
};
