import { setTimeout as sleep } from 'node:timers/promises';
import { shardKeys } from '@baton/contracts';
import { createLearningStore, type LearningStore, refresh } from '@baton/learning';
import {
  every,
  followStream,
  type Log,
  paced,
  type Running,
  type ServiceContext,
  type Shard,
  type StreamEntry,
} from '@baton/runtime';
import { createLearnOutcomes } from './learn-outcomes.ts';
import { createWatchCalibration } from './watch-calibration.ts';

const group = 'learner';
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
  const onError = paced(1000, (error: unknown) => log.warn({ err: error }, 'outcomes not read'));
  const startShard = (shard: Shard) => {
    const { redis, prefix, index } = shard;
    const store = createLearningStore({ redis, prefix, shard: index });
    const onMalformed = (entry: string) => log.error({ entry }, 'an entry of outcomes is none');
    const learn = createLearnOutcomes({ store, group, onMalformed });
    const handle = async (entries: readonly StreamEntry[]): Promise<void> => {
      await learn(entries);
      await sleep(gatherMs);
    };
    const stream = shardKeys(prefix).outcomes;
    return [
      every({ ms: fadeEveryMs, run: createFade(store, log), onError }),
      followStream({ shard, stream, group, consumer: instance, handle, onError }),
    ];
  };
  const closers = shards.all.flatMap(startShard);
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
