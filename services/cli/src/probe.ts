import { setTimeout as wait } from 'node:timers/promises';

export interface ProbeOptions {
  readonly timeoutMs: number;
  readonly everyMs?: number;
  readonly signal?: AbortSignal;
}

/** Asks again until there is an answer; null when the time is over first. */
export const probe = async <T>(ask: () => Promise<T | null>, options: ProbeOptions): Promise<T | null> => {
  const { timeoutMs, everyMs = 40, signal } = options;
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null || performance.now() >= end || signal?.aborted) return answer;
    await wait(everyMs, undefined, signal && { signal }).catch(() => {});
  }
};
