import type { Redis } from 'ioredis';
import { assertKey, attentionKey, laneRoot } from './lane-keys.ts';

export interface WakeTarget {
  readonly redis: Redis;
  readonly prefix: string;
  readonly lane: string;
}

/**
 * Has keys looked at earlier than their timers say: key → when, Redis time, ms. A key without a timer is left alone, and
 * so is one whose look is due sooner. The handler is called as for a timer, with no entries.
 */
export const wake = async ({ redis, prefix, lane }: WakeTarget, looks: ReadonlyMap<string, number>): Promise<void> => {
  if (looks.size === 0) return;
  const members = [...looks].flatMap(([key, at]) => {
    assertKey(key);
    return [at, key];
  });
  await redis.zadd(attentionKey(laneRoot(prefix, lane)), 'XX', 'LT', ...members);
};
