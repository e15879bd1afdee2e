import { setTimeout as sleep } from 'node:timers/promises';
import { openRedis } from './redis.ts';
import type { Shard } from './shards.ts';
import { createStreamGroup, type StreamEntry, type StreamGroup } from './stream-group.ts';

const reclaimEveryMs = 5000;
const afterErrorMs = 500;
/** Far longer than a batch takes: only a consumer that is dead or cut off holds an entry this long. */
const idleMs = 15_000;

export interface FollowOptions {
  readonly shard: Shard;
  readonly stream: string;
  readonly group: string;
  /** Unique among the running processes. */
  readonly consumer: string;
  /**
   * Must acknowledge what it is given. It may be cut off anywhere: what was not acknowledged is given again, to this
   * process or another.
   */
  readonly handle: (entries: readonly StreamEntry[]) => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

const createRound = (group: StreamGroup, handle: FollowOptions['handle']): (() => Promise<void>) => {
  let lastReclaim = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - lastReclaim >= reclaimEveryMs) {
      await group.open();
      const reclaimed = await group.reclaim();
      if (reclaimed.length > 0) await handle(reclaimed);
      await group.tidy();
      lastReclaim = performance.now();
    }
    const read = await group.read();
    if (read.length > 0) await handle(read);
  };
};

/** One consumer of a group on a stream, until the result is called, which waits for the batch that is being handled. */
export const followStream = ({ shard, handle, onError, ...names }: FollowOptions): (() => Promise<void>) => {
  // Reading blocks: a connection of its own.
  const blocking = openRedis(shard.url, 'blocking', onError);
  const round = createRound(createStreamGroup({ redis: blocking, ...names, idleMs }), handle);
  let open = true;
  const loop = async (): Promise<void> => {
    while (open) {
      await round().catch(async (error) => {
        if (!open) return;
        onError(error);
        await sleep(afterErrorMs);
      });
    }
  };
  const done = loop();
  return async () => {
    open = false;
    // The read that waits is broken off; nothing was handed out by it, or it is handed out again.
    blocking.disconnect();
    await done;
  };
};
