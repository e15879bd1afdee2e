import type { Redis } from 'ioredis';
import { readSlot, type Slot } from './counts.ts';
import { type Report, reportOf } from './report.ts';
import { counterKey, counterStem, slotsOf, type WindowName, windows } from './windows.ts';

export interface Subject {
  readonly prefix: string;
  readonly bot: string;
  readonly operation: string;
}

/** The counters of one bot's operation over a window that ends at `now` (Redis time, ms), of every process. */
export const readSlots = async (redis: Redis, subject: Subject, window: WindowName, now: number): Promise<Slot[]> => {
  const stem = counterStem(subject.prefix, subject.bot, subject.operation);
  const keys = slotsOf(window, now).map((slot) => counterKey(stem, windows[window].grain, slot));
  const hashes = await Promise.all(keys.map((key) => redis.hgetall(key)));
  return hashes.map(readSlot);
};

export const readReport = async (redis: Redis, subject: Subject, window: WindowName, now: number): Promise<Report> =>
  reportOf(await readSlots(redis, subject, window, now), windows[window].ms);
