import type { ContactEvent, Learned, Policy, Scored } from '@baton/contracts';
import { at, minutes } from '../clock.ts';
import { type Call, type PlayOptions, play } from '../trace.ts';
import { gistOf, type Invariant, inEveryCall, type Played } from './invariant.ts';
import { limitsOfMoves } from './of-moves.ts';

/** The same trace in circumstances that must not make a difference. */
const sameUnder =
  (options: PlayOptions): Invariant['broken'] =>
  ({ rule, actions, decide, calls }) =>
    gistOf(play(rule, actions, { ...options, decide })) === gistOf(calls) ? null : 'is decided differently';

const days = (count: number): number => minutes(count * 24 * 60);

const learned = (seller: number, buyer: number): Learned => ({
  'lead->seller': { adjustment: seller, outcomes: 50, successRate: 0 },
  'lead->buyer': { adjustment: buyer, outcomes: 50, successRate: 0 },
});

/** Adjustments under names that no route has, and some that are no number. */
const hostile = (): Learned => {
  const route = JSON.stringify({ adjustment: 0.1, outcomes: 50, successRate: 0 });
  const names = JSON.parse(`{"__proto__":{"lead->seller":${route}},"constructor":${route},"nowhere->seller":${route}}`);
  return Object.assign(names, learned(Number.NaN, Number.NaN));
};

const unbounded: Invariant['broken'] = ({ rule, actions, decide }) => {
  const gist = (taught: Learned): string => gistOf(play(rule, actions, { learned: taught, decide }));
  return gist(learned(1e9, -5)) === gist(learned(0.1, -0.05)) ? null : 'is decided differently';
};

/** A clock that is now and then an hour and a half behind. */
const unsteady = (now: number, index: number): number => (index % 3 === 2 ? now - minutes(90) : now);

const moreAllowed: Invariant['broken'] = ({ rule, actions, decide }) => {
  const calls = play(rule, actions, { decide, clock: unsteady });
  for (const { says, broken } of limitsOfMoves) {
    const saw = broken({ rule, actions, decide, calls });
    if (saw !== null) return `${says}: ${saw}`;
  }
  return null;
};

const limited = (rule: Policy, limits: Partial<Policy['limits']>): Policy => ({
  ...rule,
  limits: { ...rule.limits, ...limits },
});

/** The same policy with one of its limits loosened. */
const looser = (rule: Policy): readonly Policy[] => {
  const { limits, routes } = rule;
  const { performance } = limits;
  return [
    { ...rule, routes: routes.map((route) => ({ ...route, threshold: Math.max(0, route.threshold - 0.1) })) },
    { ...rule, routes: routes.map((route) => ({ ...route, requires: [] })) },
    { ...rule, routes: routes.map((route) => ({ ...route, review: false })) },
    limited(rule, { tieMargin: 0 }),
    limited(rule, { hysteresis: 0 }),
    limited(rule, { cooldownMs: 0 }),
    limited(rule, { perHour: limits.perHour + 1 }),
    limited(rule, { perDay: limits.perDay + 1 }),
    limited(rule, { performance: { ...performance, p95Ratio: 100, errorRate: 1 } }),
  ];
};

/** Where the message of a call moves the contact to. */
const movesTo = (explanations: Call['decided']['explanations']): string | null =>
  explanations.find(({ trigger, decision }) => trigger === 'message' && decision === 'handoff')?.to ?? null;

const refusedWhenLooser: Invariant['broken'] = (played) => {
  const moving = played.calls.filter(({ decided }) => movesTo(decided.explanations) !== null);
  if (moving.length === 0) return null;
  const policies = looser(played.rule);
  for (const { before, events, inputs, decided } of moving) {
    const to = movesTo(decided.explanations);
    const index = policies.findIndex(
      (policy) => movesTo(played.decide(before, events, { ...inputs, policy }).explanations) !== to,
    );
    if (index >= 0) return `no longer moves to ${to} under looser policy ${index}`;
  }
  return null;
};

const withIntents = (event: ContactEvent, intentsOf: (scored: Scored) => Scored['intents']): ContactEvent =>
  event.type === 'message.received' && event.scored
    ? { ...event, scored: { ...event.scored, intents: intentsOf(event.scored) } }
    : event;

const noNumbers = [Number.NaN, Number.POSITIVE_INFINITY, -0.5, 1.5];

const believedNonsense: Invariant['broken'] = ({ calls, decide }) => {
  const call = calls.find(({ events }) => events.some((event) => event.type === 'message.received' && event.scored));
  if (!call) return null;
  const { before, events, inputs } = call;
  const told = (value: number) => {
    const heard = events.map((event) =>
      withIntents(event, ({ intents }) => ({ ...intents, seller: value, nowhere: 1 })),
    );
    const { explanations, state } = decide(before, heard, inputs);
    return JSON.stringify([explanations, state]);
  };
  const nothing = told(0);
  const found = noNumbers.find((value) => told(value) !== nothing);
  return found === undefined ? null : `${found} counts as a confidence`;
};

const undoneByMore = ({ before, events, inputs, decided }: Call, { decide }: Played): string | false => {
  const to = movesTo(decided.explanations);
  if (to === null) return false;
  const surer = events.map((event) => withIntents(event, ({ intents }) => ({ ...intents, [to]: 1 })));
  return movesTo(decide(before, surer, inputs).explanations) !== to && `more confidence in ${to} undoes the move`;
};

export const ofVariations: readonly Invariant[] = [
  { id: 'I10', says: 'a looser limit never turns a move into a refusal', broken: refusedWhenLooser },
  {
    id: 'I11',
    says: 'a trace at another time is decided the same',
    broken: sameUnder({ start: at('09:00') + days(3) + 123_456 }),
  },
  { id: 'I13', says: 'a clock that goes backwards allows no move that the limits forbid', broken: moreAllowed },
  {
    id: 'I15',
    says: 'hostile and unknown names in what was learned, and what is no number, change nothing',
    broken: (played) => sameUnder({ learned: hostile() })(played),
  },
  { id: 'I17', says: 'a confidence that is no number from 0 to 1 counts as none', broken: believedNonsense },
  { id: 'I17', says: 'more confidence in the target never undoes a move', broken: inEveryCall(undoneByMore) },
  {
    id: 'I18',
    says: 'whatever was learned, a threshold moves by -0.05 to +0.10 at most',
    broken: unbounded,
  },
];
