import type { Redis } from 'ioredis';
import { readSlot } from './counts.ts';
import { type Report, reportOf } from './report.ts';
import { counterKey, slotsOf, type WindowName, windows } from './windows.ts';

/** One bot's operation over a window that ends at `now` (Redis time, ms), over every process that recorded. */
export const readReport = async (
  redis: Redis,
  prefix: string,
  subject: { readonly bot: string; readonly operation: string },
  window: WindowName,
  now: number,
): Promise<Report> => {
  const { grain, ms } = windows[window];
  const keys = slotsOf(window, now).map((slot) => counterKey(prefix, subject.bot, subject.operation, grain, slot));
  const hashes = await Promise.all(keys.map((key) => redis.hgetall(key)));
  return reportOf(hashes.map(readSlot), ms);
};
