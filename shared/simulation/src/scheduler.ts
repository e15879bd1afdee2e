import type { Random } from './random.ts';

/** Something that may happen at a time or later. */
interface Pending {
  readonly due: number;
  readonly what: string;
  readonly act: () => void | Promise<void>;
}

/**
 * Virtual time. What is due happens in an order that the seed decides; when nothing is due the clock jumps to what is
 * next. Two processes that race in reality are two entries that are due at once.
 */
export interface Scheduler {
  readonly now: () => number;
  after(delayMs: number, what: string, act: Pending['act']): void;
  /** Runs until nothing is left, `until` has come, or `goesOn`, asked after every step, says no. */
  run(until: number, goesOn: () => boolean): Promise<void>;
}

/** Things that are due within this of each other are taken to race, ms. */
const raceMs = 3;

export const createScheduler = (random: Random, start: number): Scheduler => {
  let now = start;
  let pending: Pending[] = [];

  const takeNext = (): Pending | undefined => {
    if (pending.length === 0) return undefined;
    const earliest = pending.reduce((least, { due }) => Math.min(least, due), Number.POSITIVE_INFINITY);
    const racing = pending.filter(({ due }) => due <= Math.max(earliest, now) + raceMs);
    const chosen = random.pick(racing);
    pending = pending.filter((one) => one !== chosen);
    return chosen;
  };

  return {
    now: () => now,
    after(delayMs, what, act) {
      pending.push({ due: now + Math.max(0, delayMs), what, act });
    },
    async run(until, goesOn) {
      for (let next = takeNext(); next; next = takeNext()) {
        if (next.due > until) return;
        now = Math.max(now, next.due);
        const done = next.act();
        if (done) await done;
        if (!goesOn()) return;
      }
    },
  };
};
