import type { Explanation, Policy } from '@baton/contracts';
import type { Saw, Watch } from './rule.ts';

interface Move {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly bypassed: ReadonlySet<string>;
}

/** A rule about each move and those before it. The decision to move, which names what was outranked, stands right before. */
const onMove =
  (look: (move: Move, before: readonly Move[], limits: Policy['limits']) => Saw): Watch =>
  (_, { limits }) => {
    const moves: Move[] = [];
    let decision: Explanation | undefined;
    return {
      logged: ({ at, entry }) => {
        if (entry.type === 'decision.made') decision = entry.decision;
        if (entry.type !== 'handoff.committed') return false;
        const bypassed = new Set(decision?.verdicts.filter((verdict) => verdict.bypassed).map(({ guard }) => guard));
        const move = { at: decision?.at ?? at, from: entry.from, to: entry.to, bypassed };
        const saw = look(move, moves, limits);
        moves.push(move);
        return saw;
      },
    };
  };

const cooldown = onMove((move, before, { cooldownMs }) => {
  const isAgain = ({ from, to, at }: Move): boolean =>
    from === move.from && to === move.to && move.at - at < cooldownMs && !move.bypassed.has('cooldown');
  return before.some(isAgain) && `${move.from}->${move.to} again inside the cooldown`;
});

const cycles = onMove((move, before, { cooldownMs }) => {
  const wasLeft = ({ from, at }: Move): boolean =>
    from === move.to && move.at - at < cooldownMs && !move.bypassed.has('cycle');
  return before.some(wasLeft) && `${move.from}->${move.to} returns to a bot it has just left`;
});

const [hourMs, dayMs] = [3_600_000, 86_400_000];

const rates = onMove((move, before, { perHour, perDay }) => {
  const within = (ms: number): number => 1 + before.filter(({ at }) => move.at - at < ms).length;
  return (within(hourMs) > perHour || within(dayMs) > perDay) && `${move.from}->${move.to} is one move too many`;
});

export const moves: Readonly<Record<string, Watch>> = { cooldown, cycles, rates };
