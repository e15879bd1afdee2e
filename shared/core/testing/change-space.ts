import type { Change, Explanation } from '@baton/contracts';
import { applyChange } from './apply-change.ts';
import { minutes } from './clock.ts';
import { decisionOf, type Moment } from './moment.ts';

/** The kinds of single change, in the order in which an explanation prefers them. Within a kind the smaller one wins. */
export const kindsInOrder = ['confidence', 'now', 'wish', 'health', 'facts', 'approval', 'human', 'opt-out'] as const;

const kindOf = ({ what }: Change): (typeof kindsInOrder)[number] => {
  const [kind = ''] = what.split(':');
  const known = kindsInOrder.find((name) => name === kind);
  return known ?? 'health';
};

const change = (what: string, from: number | null, to: number | null): Change => ({ what, from, to, why: 'tried' });

const grid = Array.from({ length: 11 }, (_, index) => index / 10);
const tiny = 1e-5;

/** What may be more or less sure: each intent of a message, or a bot's wish to hand over. */
const saidIn = ({ scored, request }: Moment): Readonly<Record<string, number>> =>
  request ? { [request.to]: request.confidence } : (scored.intents ?? {});

const confidences = (moment: Moment): Change[] => {
  const said = saidIn(moment);
  const near = Object.values(said).flatMap((score) => [score - 0.1, score - 0.05, score + 0.05, score + 0.1]);
  return Object.entries(said).flatMap(([name, from]) =>
    [...grid, ...near]
      .filter((to) => to >= 0 && to <= 1 && to !== from)
      .map((to) => change(`confidence:${name}`, from, to)),
  );
};

/** Every hour of a day ahead, and the moment at which each past move leaves one of the windows. */
const times = ({ world, now }: Moment): Change[] => {
  const { cooldownMs } = world.policy.limits;
  const windows = [cooldownMs, minutes(60), minutes(24 * 60)];
  const ends = world.state.handoffs.flatMap(({ at }) => windows.map((window) => at + window));
  const hourly = Array.from({ length: 25 }, (_, index) => now + minutes(60 * (index + 1)));
  return [...ends, ...hourly].filter((to) => to > now).map((to) => change('now', now, to));
};

const wishes = ({ scored, request }: Moment, { to, candidates }: Explanation): Change[] => {
  if (request) return [];
  const { wish = null } = scored;
  const removed = wish === null ? [] : [change(`wish:${wish}`, 1, 0)];
  const asked = candidates.filter((one) => one.intent !== wish && (to === null || one.to === to));
  return [...removed, ...asked.map(({ intent }) => change(`wish:${intent}`, 0, 1))];
};

const healths = ({ world }: Moment): Change[] =>
  world.policy.bots.flatMap(({ id, sla }) => {
    const limit = world.policy.limits.performance.p95Ratio * sla.p95Ms;
    const { p95Ms = null, errorRate = null } = world.health[id] ?? {};
    return [
      ...[0, limit, limit + 1, 2 * limit].map((to) => change(`p95Ms:${id}`, p95Ms, to)),
      ...[0, 0.1, 0.11, 1].map((to) => change(`errorRate:${id}`, errorRate, to)),
      change(`health:${id}`, null, null),
    ];
  });

/** Every single change there is, on a grid: the haystack in which no smaller needle may be. */
export const singleChanges = (moment: Moment, decision: Explanation): Change[] => {
  const { policy, state } = moment.world;
  const missing = [...new Set(policy.routes.flatMap(({ requires }) => requires))].filter(
    (name) => !Object.hasOwn(state.facts, name),
  );
  return [
    ...confidences(moment),
    ...times(moment),
    ...wishes(moment, decision),
    ...healths(moment),
    ...missing.map((name) => change(`facts:${name}`, 0, 1)),
    change('approval', 0, 1),
  ];
};

const rankOf = (one: Change): number => kindsInOrder.indexOf(kindOf(one));

const sizeOf = ({ from, to }: Change): number => Math.abs((to ?? 0) - (from ?? 0));

/** Of an earlier kind, or less of the same: a change of a P95 says nothing about one of an error rate. */
export const isSmaller = (one: Change, than: Change): boolean => {
  if (rankOf(one) !== rankOf(than)) return rankOf(one) < rankOf(than);
  if (kindOf(one) === 'health' && one.what !== than.what) return false;
  return sizeOf(one) < sizeOf(than) - tiny;
};

/** On the way to the change, and just short of it. */
export const shortOf = (whole: Change): Change[] => {
  const { what, from, to } = whole;
  if (!['confidence', 'now', 'health'].includes(kindOf(whole))) return [];
  if (from === null || to === null || Math.abs(to - from) <= 2 * tiny) return [];
  const isWhole = what === 'now' || what.startsWith('p95Ms:');
  const just = isWhole ? 1 : tiny;
  const last = to > from ? to - just : to + just;
  const onTheWay = [0.25, 0.5, 0.75, 0.95].map((share) => from + share * (to - from));
  return [...(isWhole ? onTheWay.map(Math.trunc) : onTheWay), last]
    .filter((value) => value !== to)
    .map((value) => change(what, from, value));
};

/** Whether the contact goes where the decision was about: what a change has to turn. */
const moves = (decision: Explanation, to: string | null): boolean =>
  decision.decision === 'handoff' && (to === null || decision.to === to);

/** Consent and people outrank whatever a bot could be thought of for. */
export const isOutranked = ({ guard, change }: Explanation): boolean =>
  guard === 'opt-out' || guard === 'human' || change?.what === 'opt-out';

/** The contact moves where it did not, or does not where it did; where no bot was thought of, the kind is another. */
export const turns = (moment: Moment, decision: Explanation, tried: Change): boolean => {
  const after = decisionOf(applyChange(moment, tried));
  if (isOutranked(decision)) return after.decision !== decision.decision || after.guard !== decision.guard;
  return moves(after, decision.to) !== moves(decision, decision.to);
};

/** The guard that decides no longer does. */
export const turnsGuard = (moment: Moment, decision: Explanation, tried: Change): boolean => {
  const after = decisionOf(applyChange(moment, tried));
  if (decision.guard === null) return after.guard !== null;
  const verdict = after.verdicts.find(({ guard }) => guard === decision.guard);
  return after.to === decision.to && (verdict?.pass === true || verdict?.bypassed === true);
};
