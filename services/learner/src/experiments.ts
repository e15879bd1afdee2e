import { createExperiments } from '@baton/client';
import { shardKeys } from '@baton/contracts';
import { every, followStream, paced, type Running, type ServiceContext, type Shard } from '@baton/runtime';
import { createCountExperiments } from './count-experiments.ts';

const group = 'experiments';
/** How soon a canary that does harm is called back. */
const watchEveryMs = 2000;

/** Counts what became of contacts under experiments, and takes the steps of canaries. Several of them do no harm. */
export const startExperiments = async ({ shards, log, instance }: ServiceContext): Promise<Running> => {
  const onError = paced(1000, (error: unknown) => log.warn({ err: error }, 'experiments not counted'));

  const followShard = (shard: Shard) => {
    const keys = shardKeys(shard.prefix);
    const handle = createCountExperiments({ redis: shard.redis, keys, group });
    return followStream({ shard, stream: keys.journal, group, consumer: instance, handle, onError });
  };

  const { watch } = createExperiments(shards);
  const look = async (): Promise<void> => {
    for (const { id, status, winner, why } of await watch())
      log.info({ experiment: id, status, winner, why }, 'experiment moved on');
  };
  const closers = [every({ ms: watchEveryMs, run: look, onError }), ...shards.all.map(followShard)];
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
