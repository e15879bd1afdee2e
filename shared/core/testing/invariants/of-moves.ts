import { guardNames, type JournalEntry } from '@baton/contracts';
import { minutes } from '../clock.ts';
import type { Call } from '../trace.ts';
import { commandsOf, entriesOf } from '../world.ts';
import { type Invariant, inEveryCall, type Played } from './invariant.ts';

type Committed = Extract<JournalEntry, { type: 'handoff.committed' }>;

interface Moved {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly wish: boolean;
}

const decisionFor = ({ decided }: Call, handoff: Committed) =>
  decided.explanations.find(({ to, decision }) => decision === 'handoff' && to === handoff.to);

/** Every handoff of a trace, by brute force from the journal. */
const movesOf = (calls: readonly Call[]): Moved[] =>
  calls.flatMap((call) =>
    entriesOf(call.decided.journal, 'handoff.committed').map((handoff) => {
      const { from, to } = handoff;
      const decision = decisionFor(call, handoff);
      const wish = decision?.verdicts.some(({ bypassed }) => bypassed) ?? false;
      return { from, to, at: decision?.at ?? call.inputs.now, wish };
    }),
  );

const named = ({ from, to, at }: Moved): string => `${from}->${to} at ${at}`;

/** A move for which an earlier one, within the cooldown, is in the way. */
const tooSoon =
  (isInTheWay: (earlier: Moved, move: Moved) => boolean) =>
  ({ calls }: Played): string | null => {
    const cooldown = calls[0]?.inputs.policy.limits.cooldownMs ?? 0;
    const moves = movesOf(calls);
    const found = moves.find(
      (move, index) =>
        !move.wish &&
        moves.slice(0, index).some((earlier) => move.at - earlier.at < cooldown && isInTheWay(earlier, move)),
    );
    return found ? named(found) : null;
  };

const overTheRate = ({ calls }: Played): string | null => {
  const { perHour = 0, perDay = 0 } = calls[0]?.inputs.policy.limits ?? {};
  const moves = movesOf(calls);
  const within = (end: number, ms: number) => moves.filter(({ at }) => at <= end && at > end - ms).length;
  const found = moves.find(({ at }) => within(at, minutes(60)) > perHour || within(at, minutes(60 * 24)) > perDay);
  return found ? named(found) : null;
};

const offRoute = ({ decided, inputs }: Call): string | null => {
  const changes = entriesOf(decided.journal, 'owner.changed');
  for (const { from, to } of entriesOf(decided.journal, 'handoff.committed')) {
    const isRoute = from !== to && inputs.policy.routes.some((route) => route.from === from && route.to === to);
    const isMade = changes.some((change) => change.from === from && change.to === to);
    if (!isRoute || !isMade) return `${from}->${to}`;
  }
  return null;
};

/** The deferred target of this call has been measured well: what `trace.ts` draws as health is good or very bad. */
const isWell = ({ before, inputs }: Call): boolean =>
  before.move.status === 'deferred' && inputs.health[before.move.proposal.to]?.p95Ms === 100;

const movedEarly = (call: Call): string | null => {
  const { before, decided, inputs } = call;
  const { move } = before;
  if (move.status !== 'deferred') return null;
  if (move.attempt > inputs.policy.limits.performance.maxDeferrals) return `attempt ${move.attempt}`;
  const isMade = entriesOf(decided.journal, 'handoff.committed').some(({ to }) => to === move.proposal.to);
  return isMade && inputs.now < move.until && !isWell(call) ? `${move.from}->${move.proposal.to}` : null;
};

/** What waited and waits no more has gone, been refused, or been given up: never just forgotten. */
const forgottenMove = ({ before, decided }: Call): string | null => {
  const { move } = before;
  if (move.status === 'none') return null;
  const after = decided.state.move;
  const { to } = move.proposal;
  if (after.status !== 'none' && after.proposal.to === to) return null;
  const ended = decided.journal.some(
    (entry) =>
      ['handoff.committed', 'handoff.refused', 'handoff.expired'].includes(entry.type) &&
      'to' in entry &&
      entry.to === to,
  );
  return ended ? null : `${move.status} ${move.from}->${to}`;
};

const wrongReason = ({ decided }: Call): string | null => {
  for (const { verdicts, guard, decision } of decided.explanations) {
    const order = verdicts.map((verdict) => guardNames.indexOf(verdict.guard));
    if (order.some((place, index) => index > 0 && place <= (order[index - 1] ?? 0))) return `order ${order.join()}`;
    const failing = verdicts.find((verdict) => !verdict.pass && !verdict.bypassed);
    if (verdicts.length > 0 && guard !== (failing?.guard ?? null)) return `${decision} by ${guard}`;
    if (verdicts.some(({ margin }) => !(margin >= 0))) return 'a negative margin';
  }
  return null;
};

const undecided = ({ decided, events }: Call): string | null => {
  const messages = events.filter((event) => event.type === 'message.received' && event.author === 'contact').length;
  const decisions = decided.explanations.filter(({ trigger }) => trigger === 'message').length;
  return messages === decisions ? null : `${decisions} decisions about ${messages} messages`;
};

const outcomes = ({ calls }: Played): string | null => {
  const recorded = calls.flatMap(({ decided }) =>
    commandsOf(decided.commands, 'record-outcome').map(({ outcome }) => outcome.handoff),
  );
  const made = calls.flatMap(({ decided }) =>
    entriesOf(decided.journal, 'handoff.committed').map(({ handoff }) => handoff),
  );
  const open = calls.at(-1)?.decided.state.handoffs.filter(({ outcome }) => outcome.status === 'open') ?? [];
  const known = [...recorded, ...open.map(({ id }) => id)];
  return known.toSorted().join() === made.toSorted().join() ? null : `made ${made.join()}, known ${known.join()}`;
};

/** How often, how soon, and whereto a contact may be moved. */
export const limitsOfMoves: readonly Invariant[] = [
  {
    id: 'I5',
    says: 'no two moves along one route within the cooldown, but by wish',
    broken: tooSoon((earlier, move) => earlier.from === move.from && earlier.to === move.to),
  },
  {
    id: 'I6',
    says: 'every window of an hour and of a day holds no more moves than the limits',
    broken: overTheRate,
  },
  {
    id: 'I7',
    says: 'no return within the cooldown to a bot that was left in it, but by wish',
    broken: tooSoon((earlier, move) => earlier.from === move.to),
  },
];

export const ofMoves: readonly Invariant[] = [
  {
    id: 'I3',
    says: 'a handoff leaves its owner for another bot of the domain, along a route',
    broken: inEveryCall(offRoute),
  },
  ...limitsOfMoves,
  {
    id: 'I8',
    says: 'a deferred move is made before its time only when its target is well, and offered no more than the limit',
    broken: inEveryCall(movedEarly),
  },
  {
    id: 'I8',
    says: 'a move that waits is made, refused or given up, and the journal says which',
    broken: inEveryCall(forgottenMove),
  },
  {
    id: 'I9',
    says: 'one guard decides, the first in the fixed order that says no',
    broken: inEveryCall(wrongReason),
  },
  { id: 'I9', says: 'every message of a contact is decided about, once', broken: inEveryCall(undecided) },
  { id: 'I20', says: 'a handoff has one outcome, or is open', broken: outcomes },
];
