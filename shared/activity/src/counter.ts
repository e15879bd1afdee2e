import { readFileSync } from 'node:fs';
import { type JournalEntry, shardKeys } from '@baton/contracts';
import { counterKey, grains, slotsOf, type WindowName, windows } from '@baton/health';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type CounterName, countRecord } from './count-record.ts';

const script = readFileSync(new URL('./lua/count-2.lua', import.meta.url), 'utf8');

interface Entry {
  readonly id: string;
  /** A journal record, JSON. */
  readonly value: string;
}

/** As much of a record as is counted: it was checked when it was written, and there are many. */
const Countable = z.object({ now: z.number(), entries: z.array(z.looseObject({ type: z.string() })) });

interface Counted {
  readonly counts: ReadonlyMap<CounterName, number>;
  /** Redis time of the commit, ms. */
  readonly now: number;
}

/** What cannot be read is acknowledged with nothing counted, else it would come back for ever. */
const countEntry = ({ id, value }: Entry): Counted => {
  const record = Countable.safeParse(JSON.parse(value));
  if (!record.success) return { counts: new Map(), now: Number(id.split('-')[0]) };
  const { now, entries } = record.data;
  return { counts: countRecord(entries as unknown as JournalEntry[]), now };
};

const suffix = (grain: keyof typeof grains, now: number): string =>
  counterKey('', grain, Math.floor(now / grains[grain].ms));

export interface CounterPorts {
  readonly redis: Redis;
  readonly prefix: string;
  readonly group: string;
}

/** Counts journal entries that the group was given, each exactly once. Returns how many were counted by this call. */
export const createCounter =
  ({ redis, prefix, group }: CounterPorts) =>
  async (entries: readonly Entry[]): Promise<number> => {
    const args = entries.flatMap((entry): (string | number)[] => {
      const { counts, now } = countEntry(entry);
      return [entry.id, suffix('minute', now), suffix('hour', now), counts.size, ...[...counts].flat()];
    });
    const { journal, activity } = shardKeys(prefix);
    const keep = [grains.minute.keepMs, grains.hour.keepMs];
    return Number(await redis.eval(script, 2, journal, activity, group, ...keep, ...args));
  };

/** Counters of one shard over a window that ends at `now`, Redis time, ms. */
export const readCounts = async (
  redis: Redis,
  prefix: string,
  window: WindowName,
  now: number,
): Promise<Record<CounterName, number>> => {
  const { activity } = shardKeys(prefix);
  const keys = slotsOf(window, now).map((slot) => counterKey(activity, windows[window].grain, slot));
  return sumCounts(await Promise.all(keys.map((key) => redis.hgetall(key))));
};

/** Counters of several slots, or shards, as one. */
export const sumCounts = (
  parts: readonly Readonly<Record<CounterName, number | string>>[],
): Record<CounterName, number> => {
  const total: Record<CounterName, number> = {};
  for (const part of parts)
    for (const [name, count] of Object.entries(part)) total[name] = (total[name] ?? 0) + Number(count);
  return total;
};
