import { setTimeout as sleep } from 'node:timers/promises';

export interface EveryOptions {
  /** Pause between the end of a run and the next one, ms. */
  readonly ms: number;
  readonly run: () => Promise<void>;
  /** Of a run that failed. The next one comes all the same. */
  readonly onError: (error: unknown) => void;
  /** Before the first run, ms. Default: at once. */
  readonly delayMs?: number;
}

/** Runs again and again, never twice at a time. The result stops it, and waits for a run that has begun. */
export const every = ({ ms, run, onError, delayMs = 0 }: EveryOptions): (() => Promise<void>) => {
  const stop = new AbortController();
  const pause = (length: number): Promise<void> =>
    sleep(length, undefined, { signal: stop.signal }).catch(() => undefined);
  const loop = async (): Promise<void> => {
    if (delayMs > 0) await pause(delayMs);
    while (!stop.signal.aborted) {
      await run().catch(onError);
      await pause(ms);
    }
  };
  const done = loop();
  return () => {
    stop.abort();
    return done;
  };
};
