import { setTimeout as sleep } from 'node:timers/promises';
import { shardKeys } from '@baton/contracts';
import { openRedis, paced, type Running, type ServiceContext, type Shard } from '@baton/runtime';
import { createCountOutcomes } from './count-outcomes.ts';
import { createOutcomeGroup, type OutcomeGroup, type StreamEntry } from './outcome-group.ts';

const group = 'learner';
/** Far longer than counting takes: only a consumer that is dead or cut off holds an entry this long. */
const idleMs = 15_000;
const reclaimEveryMs = 5000;
const afterErrorMs = 500;

interface Loop {
  readonly outcomes: OutcomeGroup;
  readonly count: (entries: readonly StreamEntry[]) => Promise<number>;
  readonly onError: (error: unknown) => void;
  readonly isOpen: () => boolean;
}

/** Every round may be cut off anywhere: what was not counted is delivered again, what was is not counted twice. */
const runLoop = async ({ outcomes, count, onError, isOpen }: Loop): Promise<void> => {
  let lastReclaim = Number.NEGATIVE_INFINITY;
  const round = async (): Promise<void> => {
    if (performance.now() - lastReclaim >= reclaimEveryMs) {
      await outcomes.open();
      const reclaimed = await outcomes.reclaim();
      if (reclaimed.length > 0) await count(reclaimed);
      await outcomes.tidy();
      lastReclaim = performance.now();
    }
    const entries = await outcomes.read();
    if (entries.length > 0) await count(entries);
  };
  while (isOpen()) {
    await round().catch(async (error) => {
      if (!isOpen()) return;
      onError(error);
      await sleep(afterErrorMs);
    });
  }
};

/** One consumer a shard on the stream of outcomes. */
export const startLearner = async ({ shards, log, instance }: ServiceContext): Promise<Running> => {
  let open = true;
  const warn = paced(1000, (error: unknown) => log.warn({ err: error }, 'outcomes not read'));
  const startShard = (shard: Shard) => {
    const keys = shardKeys(shard.prefix);
    const blocking = openRedis(shard.url, 'blocking', warn);
    const outcomes = createOutcomeGroup({ redis: blocking, stream: keys.outcomes, group, consumer: instance, idleMs });
    const onMalformed = (entry: string) => log.error({ entry }, 'an entry of outcomes is none');
    const count = createCountOutcomes({ redis: shard.redis, keys, group, onMalformed });
    const done = runLoop({ outcomes, count, onError: warn, isOpen: () => open });
    return async () => {
      // The read that waits is broken off; nothing was handed out by it, or it is handed out again.
      blocking.disconnect();
      await done;
    };
  };
  const closers = shards.all.map(startShard);
  return {
    close: async () => {
      open = false;
      await Promise.all(closers.map((close) => close()));
    },
  };
};
