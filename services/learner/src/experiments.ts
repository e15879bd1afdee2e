import { createExperiments } from '@baton/client';
import { shardKeys } from '@baton/contracts';
import { openRedis, paced, type Running, type ServiceContext, type Shard } from '@baton/runtime';
import { createCountExperiments } from './count-experiments.ts';
import { createOutcomeGroup } from './outcome-group.ts';
import { runGroup } from './run-group.ts';

const group = 'experiments';
/** Far longer than counting takes: only a consumer that is dead or cut off holds an entry this long. */
const idleMs = 15_000;
/** How soon a canary that does harm is called back. */
const watchEveryMs = 2000;

/** Counts what became of contacts under experiments, and takes the steps of canaries. Several of them do no harm. */
export const startExperiments = async ({ shards, log, instance }: ServiceContext): Promise<Running> => {
  let open = true;
  const warn = paced(1000, (error: unknown) => log.warn({ err: error }, 'experiments not counted'));

  const startShard = (shard: Shard) => {
    const keys = shardKeys(shard.prefix);
    const blocking = openRedis(shard.url, 'blocking', warn);
    const entries = createOutcomeGroup({ redis: blocking, stream: keys.journal, group, consumer: instance, idleMs });
    const count = createCountExperiments({ redis: shard.redis, keys, group });
    const done = runGroup({ entries, count, onError: warn, isOpen: () => open });
    return async () => {
      blocking.disconnect();
      await done;
    };
  };

  const { watch } = createExperiments(shards);
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const taken = await watch().catch((error) => {
      warn(error);
      return [];
    });
    for (const { id, status, winner, why } of taken)
      log.info({ experiment: id, status, winner, why }, 'experiment moved on');
    if (open) timer = setTimeout(look, watchEveryMs);
  };
  const looking = look();
  const closers = shards.all.map(startShard);
  return {
    close: async () => {
      open = false;
      clearTimeout(timer);
      await Promise.all([looking, ...closers.map((close) => close())]);
    },
  };
};
