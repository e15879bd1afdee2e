import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { CrmError } from './crm-error.ts';

const takeSlot = readFileSync(new URL('./lua/takeSlot-1.lua', import.meta.url), 'utf8');
const pause = readFileSync(new URL('./lua/pause-1.lua', import.meta.url), 'utf8');

export interface RateLimitOptions {
  readonly redis: Redis;
  /** One key for everybody who shares the limit. */
  readonly key: string;
  /** Requests in `windowMs` that the CRM allows. */
  readonly requests: number;
  readonly windowMs: number;
}

export type Slot =
  /** Yours after so many ms: wait for them, then go. */
  | { readonly status: 'taken'; readonly waitMs: number }
  /** Come back after about so many ms. */
  | { readonly status: 'full'; readonly waitMs: number };

export interface RateLimit {
  take(longestWaitMs: number): Promise<Slot>;
  /** Nobody takes a slot for so long. */
  pause(ms: number): Promise<void>;
}

/** What part of the limit may go at once; the rest is spread evenly, so that no window of whatever phase holds more. */
const burstShare = 0.2;

/** A limit that holds for all processes together: in no window of `windowMs` are there more than `requests`. */
export const createRateLimit = ({ redis, key, requests, windowMs }: RateLimitOptions): RateLimit => {
  const burst = Math.max(1, Math.floor(requests * burstShare));
  const interval = Math.ceil(windowMs / Math.max(1, requests - burst));
  const lag = (burst - 1) * interval;
  return {
    async take(longestWaitMs) {
      const [status, waitMs] = (await redis.eval(takeSlot, 1, key, interval, lag, longestWaitMs)) as [
        Slot['status'],
        number,
      ];
      return { status, waitMs };
    },
    async pause(ms) {
      await redis.eval(pause, 1, key, Math.ceil(ms));
    },
  };
};

/** Waits this long for a slot, ms; for longer, the contact is looked at again later and others go on. */
const longestWaitMs = 1000;
/** How long everybody waits after a 429 that does not say. */
const unsaidPauseMs = 10_000;

/** Makes one request in its slot. A CRM that says "too many" quiets every process, for as long as it says. */
export const within = async <T>(limit: RateLimit, request: () => Promise<T>): Promise<T> => {
  const slot = await limit.take(longestWaitMs);
  if (slot.status === 'full') throw new CrmError('unavailable', 'rate-limited', slot.waitMs);
  if (slot.waitMs > 0) await sleep(slot.waitMs);
  try {
    return await request();
  } catch (error) {
    if (error instanceof CrmError && error.code === 'http-429') await limit.pause(error.retryAfterMs ?? unsaidPauseMs);
    throw error;
  }
};
