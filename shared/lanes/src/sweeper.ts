import { setTimeout as sleep } from 'node:timers/promises';
import type { Lane } from './lane.ts';

export interface SweeperOptions {
  readonly lane: Lane;
  readonly onError?: (error: unknown) => void;
  /** After each look that found something: mailboxes given a drain job, and how many of them had lost theirs. */
  readonly onSwept?: (swept: Swept) => void;
}

export interface Swept {
  readonly woken: number;
  readonly healed: number;
}

export interface Sweeper {
  close(): Promise<void>;
}

/** Mailboxes looked at in one script: it holds Redis for about a millisecond. */
const atOnce = 50;
/** Longest and shortest sleep between two looks, and the pause after an error, ms. */
const longest = 100;
const shortest = 5;
const afterError = 1000;

const isAborted = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/**
 * Wakes every mailbox whose time has come: lost drain jobs, backoffs, overdue tickets, timers. One for each shard is
 * enough; several do no harm. Only Redis's clock counts.
 */
export const startSweeper = ({ lane, onError = () => {}, onSwept }: SweeperOptions): Sweeper => {
  const stop = new AbortController();
  const { run, at } = lane.port;

  const sweep = async (): Promise<number> => {
    await at?.('sweep.before');
    const [woken, healed, nextMs] = (await run('sweep', '', [atOnce])) as [number, number, number];
    await at?.('sweep.after');
    if (woken > 0) onSwept?.({ woken, healed });
    return nextMs < 0 ? longest : Math.max(shortest, Math.min(longest, nextMs));
  };

  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const pause = await sweep().catch((error: unknown) => {
        onError(error);
        return afterError;
      });
      await sleep(pause, undefined, { signal: stop.signal }).catch((error: unknown) => {
        if (!isAborted(error)) throw error;
      });
    }
  };

  const done = loop();
  return {
    close: async () => {
      stop.abort();
      await done;
    },
  };
};
