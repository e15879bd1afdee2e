import type { Redis } from 'ioredis';
import { readSlot } from './counts.ts';
import { type Report, reportOf } from './report.ts';
import { counterKey, counterStem, slotsOf, type WindowName, windows } from './windows.ts';

export interface Subject {
  readonly prefix: string;
  readonly bot: string;
  readonly operation: string;
}

/** One bot's operation over a window that ends at `now` (Redis time, ms), over every process that recorded. */
export const readReport = async (redis: Redis, subject: Subject, window: WindowName, now: number): Promise<Report> => {
  const { grain, ms } = windows[window];
  const stem = counterStem(subject.prefix, subject.bot, subject.operation);
  const hashes = await Promise.all(slotsOf(window, now).map((slot) => redis.hgetall(counterKey(stem, grain, slot))));
  return reportOf(hashes.map(readSlot), ms);
};
