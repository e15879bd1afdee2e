import { isTimeZone, type QuietHours } from '@baton/contracts';

const daySeconds = 86_400;

/**
 * A memo, not state. `Intl` is asked, rather than a library or a table in the policy: given a time and a zone it reads
 * no clock, and its rules come with Node. A zone whose past is corrected one day replays by the corrected past.
 */
const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = clocks.get(timeZone);
  if (known) return known;
  const parts = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, ...parts });
  clocks.set(timeZone, clock);
  return clock;
};

const secondsOf = (time: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};

const isWithin = (time: number, from: number, to: number): boolean =>
  from < to ? time >= from && time < to : from > to && (time >= from || time < to);

/** The contact's own zone, if it has told one that is known, else the domain's. */
export const zoneFor = (quiet: QuietHours, told: unknown): string =>
  typeof told === 'string' && isTimeZone(told) ? told : quiet.timeZone;

/** When it is quiet next, ms; infinite when it never is. */
export const quietFrom = (at: number, { from, to }: QuietHours, timeZone: string): number => {
  if (from === to) return Number.POSITIVE_INFINITY;
  const local = secondsOf(clockOf(timeZone).format(at));
  return Math.floor(at / 1000) * 1000 + ((secondsOf(from) - local + daySeconds) % daySeconds) * 1000;
};

/**
 * The first time from `at` on that is not quiet, ms. Where clocks are put forward in the quiet hours it may be later by
 * as much; it is never quiet.
 */
export const quietUntil = (at: number, { from, to }: QuietHours, timeZone: string): number => {
  const [start, end] = [secondsOf(from), secondsOf(to)];
  let open = at;
  // A second round where clocks are put back: the hour before the end comes twice.
  for (let round = 0; round < 3; round += 1) {
    const local = secondsOf(clockOf(timeZone).format(open));
    if (!isWithin(local, start, end)) return open;
    const wait = (end - local + daySeconds) % daySeconds;
    open = Math.floor(open / 1000) * 1000 + wait * 1000;
  }
  return open;
};
