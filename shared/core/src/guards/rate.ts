import { type Considered, type Guard, verdict } from '../considered.ts';
import { timeOfDay } from '../number.ts';

const hour = 3_600_000;

interface Window {
  readonly guard: 'rate-hour' | 'rate-day';
  readonly windowMs: number;
  readonly what: string;
  readonly limitOf: (move: Considered) => number;
}

/** Moves in a window that slides with the clock: one made exactly a window ago no longer counts. */
const rate =
  ({ guard, windowMs, what, limitOf }: Window): Guard =>
  (move) => {
    const limit = limitOf(move);
    const { handoffs } = move.state;
    const first = handoffs.findIndex(({ at }) => at > move.now - windowMs);
    const measured = first === -1 ? 0 : handoffs.length - first;
    const pass = measured < limit;
    const expires = pass ? undefined : handoffs[handoffs.length - limit]?.at;
    const until = expires === undefined ? null : expires + windowMs;
    const why = `${measured} of ${limit} moves ${what}${until === null ? '' : `, one fewer from ${timeOfDay(until)}`}`;
    const margin = pass ? limit - measured : measured - limit + 1;
    return verdict(guard, { pass, measured, limit, unit: 'moves', margin, until, why });
  };

export const rateHour = rate({
  guard: 'rate-hour',
  windowMs: hour,
  what: 'in the last hour',
  limitOf: ({ inputs }) => inputs.policy.limits.perHour,
});

export const rateDay = rate({
  guard: 'rate-day',
  windowMs: 24 * hour,
  what: 'in the last 24 hours',
  limitOf: ({ inputs }) => inputs.policy.limits.perDay,
});
