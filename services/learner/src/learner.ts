import { setTimeout as sleep } from 'node:timers/promises';
import { shardKeys } from '@baton/contracts';
import { createLearningStore, type LearningStore, refresh } from '@baton/learning';
import { every, type Log, openRedis, paced, type Running, type ServiceContext, type Shard } from '@baton/runtime';
import { createLearnOutcomes } from './learn-outcomes.ts';
import { createOutcomeGroup, type StreamEntry } from './outcome-group.ts';
import { runGroup } from './run-group.ts';
import { createWatchCalibration } from './watch-calibration.ts';

const group = 'learner';
/** Far longer than learning takes: only a consumer that is dead or cut off holds an entry this long. */
const idleMs = 15_000;
/** How often what was learned fades. */
const fadeEveryMs = 60_000;
/** Between two batches: a stream of single outcomes becomes a few steps a second. */
const gatherMs = 100;

/** What the time alone changes: what was learned fades, and confidence is compared with what came of it. */
const createFade = (store: LearningStore, log: Log) => {
  const watch = createWatchCalibration((route, { claimed, succeeded, outcomes }) =>
    log.warn({ route, claimed, succeeded, outcomes }, 'the confidence of this route is off'),
  );
  return async (): Promise<void> => {
    await store.change((learning) => {
      watch(learning);
      return refresh(learning);
    });
  };
};

/** One consumer a shard on the stream of outcomes. */
export const startLearner = async ({ shards, log, instance }: ServiceContext): Promise<Running> => {
  let open = true;
  const warn = paced(1000, (error: unknown) => log.warn({ err: error }, 'outcomes not read'));
  const startShard = ({ redis, prefix, index, url }: Shard) => {
    const blocking = openRedis(url, 'blocking', warn);
    const stream = shardKeys(prefix).outcomes;
    const outcomes = createOutcomeGroup({ redis: blocking, stream, group, consumer: instance, idleMs });
    const store = createLearningStore({ redis, prefix, shard: index });
    const onMalformed = (entry: string) => log.error({ entry }, 'an entry of outcomes is none');
    const learn = createLearnOutcomes({ store, group, onMalformed });
    const count = async (entries: readonly StreamEntry[]): Promise<number> => {
      const counted = await learn(entries);
      await sleep(gatherMs);
      return counted;
    };
    const done = runGroup({ entries: outcomes, count, onError: warn, isOpen: () => open });
    const stopFading = every({ ms: fadeEveryMs, run: createFade(store, log), onError: warn });
    return async () => {
      await stopFading();
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
