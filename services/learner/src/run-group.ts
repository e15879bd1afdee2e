import { setTimeout as sleep } from 'node:timers/promises';
import type { OutcomeGroup, StreamEntry } from './outcome-group.ts';

const reclaimEveryMs = 5000;
const afterErrorMs = 500;

export interface GroupLoop {
  readonly entries: OutcomeGroup;
  readonly count: (entries: readonly StreamEntry[]) => Promise<number>;
  readonly onError: (error: unknown) => void;
  readonly isOpen: () => boolean;
}

/** Every round may be cut off anywhere: what was not counted is delivered again, what was is not counted twice. */
export const runGroup = async ({ entries, count, onError, isOpen }: GroupLoop): Promise<void> => {
  let lastReclaim = Number.NEGATIVE_INFINITY;
  const round = async (): Promise<void> => {
    if (performance.now() - lastReclaim >= reclaimEveryMs) {
      await entries.open();
      const reclaimed = await entries.reclaim();
      if (reclaimed.length > 0) await count(reclaimed);
      await entries.tidy();
      lastReclaim = performance.now();
    }
    const read = await entries.read();
    if (read.length > 0) await count(read);
  };
  while (isOpen()) {
    await round().catch(async (error) => {
      if (!isOpen()) return;
      onError(error);
      await sleep(afterErrorMs);
    });
  }
};
