import type { ContactView } from '../contact-view.ts';
import type { Run } from '../history.ts';
import type { Violation } from '../verdict.ts';

const hour = 3_600_000;

interface Move {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly handoff: string;
  /** A wish in so many words, or an order: the cooldown and the cycle do not bind it. */
  readonly ordered: boolean;
}

/** Only a bypass that something outside the decision bears out counts: a wish in a message, an administrator's event. */
const movesOf = (view: ContactView): Move[] => {
  let wished = false;
  return view.records.flatMap(({ record }) => {
    wished ||= record.events.some((event) => Boolean(event.scored?.wish) || event.type === 'owner.assigned');
    const bypassed = record.entries.some(({ decision }) =>
      decision?.verdicts.some((verdict) => verdict.bypassed === true),
    );
    return record.entries.flatMap((entry) =>
      entry.type === 'handoff.committed'
        ? [
            {
              from: entry.from ?? '',
              to: entry.to ?? '',
              at: record.now,
              handoff: entry.handoff ?? '',
              ordered: bypassed && wished,
            },
          ]
        : [],
    );
  });
};

const cooldown = (moves: readonly Move[], ms: number): Move[] =>
  moves.filter((move, index) =>
    moves.slice(0, index).some((b) => b.from === move.from && b.to === move.to && move.at - b.at < ms),
  );

/** Back, inside the cooldown, at a bot that the contact has left. */
const cycle = (moves: readonly Move[], ms: number): Move[] =>
  moves.filter((move, index) => moves.slice(0, index).some((b) => b.from === move.to && move.at - b.at < ms));

const rate = (moves: readonly Move[], windowMs: number, limit: number): Move[] =>
  moves.filter((move, index) => moves.slice(0, index + 1).filter((b) => move.at - b.at < windowMs).length > limit);

/** GUARD-*: the windows counted again by brute force, from the moves alone. */
export const guards = (view: ContactView, { cooldownMs, perHour, perDay }: Run['limits']): Violation[] => {
  const moves = movesOf(view);
  const say = (code: Violation['code'], wrong: readonly Move[], why: string): Violation[] =>
    wrong.map((move) => ({ code, what: `${view.key}: handoff ${move.handoff} ${move.from}->${move.to} ${why}` }));
  return [
    ...say(
      'GUARD-COOLDOWN',
      cooldown(moves, cooldownMs).filter((m) => !m.ordered),
      'again inside the cooldown',
    ),
    ...say(
      'GUARD-CYCLE',
      cycle(moves, cooldownMs).filter((m) => !m.ordered),
      'goes back inside the cooldown',
    ),
    ...say('GUARD-RATE', rate(moves, hour, perHour), 'is one too many in an hour'),
    ...say('GUARD-RATE', rate(moves, 24 * hour, perDay), 'is one too many in a day'),
  ];
};
