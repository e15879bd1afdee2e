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

/** After a request that was never answered: few find out at a time, so that the CRM's silence costs nobody else. */
const silencePauseMs = 5000;

/** For how long a failure is everybody's, ms; null for one that is its own request's alone. */
const pauseFor = ({ code, retryAfterMs }: CrmError): number | null => {
  if (code === 'http-429') return retryAfterMs ?? unsaidPauseMs;
  return code === 'timeout' ? silencePauseMs : null;
};

/** Makes one request in its slot. A CRM that says "too many", or says nothing, quiets every process for a while. */
export const within = async <T>(limit: RateLimit, request: () => Promise<T>): Promise<T> => {
  const slot = await limit.take(longestWaitMs);
  if (slot.status === 'full') throw new CrmError('unavailable', 'rate-limited', slot.waitMs);
  if (slot.waitMs > 0) await sleep(slot.waitMs);
  try {
    return await request();
  } catch (error) {
    const ms = error instanceof CrmError ? pauseFor(error) : null;
    if (ms !== null) await limit.pause(ms);
    throw error;
  }
};
