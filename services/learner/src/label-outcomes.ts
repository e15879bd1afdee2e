import { contactRecords, createLabelStore, labelOf } from '@baton/classifiers/labels';
import { Outcome, shardKeys } from '@baton/contracts';
import { followStream, paced, type Running, type ServiceContext, type Shard, type StreamEntry } from '@baton/runtime';

const group = 'labels';
/** An outcome comes a few turns after its handoff; a turn makes some four records. */
const recentRecords = 200;

const outcomeOf = ({ value }: StreamEntry): Outcome[] => {
  const outcome = Outcome.safeParse(JSON.parse(value));
  return outcome.success ? [outcome.data] : [];
};

/** Labels the messages that caused handoffs, by what became of these, then acknowledges. Doing it twice changes nothing. */
const createLabelOutcomes = ({ redis, prefix }: Shard) => {
  const keys = shardKeys(prefix);
  const store = createLabelStore(redis, prefix);
  const label = async (outcome: Outcome): Promise<void> => {
    const found = labelOf(await contactRecords(redis, keys, outcome.key, recentRecords), outcome);
    if (found) await store.write(outcome.key, found);
  };
  return async (entries: readonly StreamEntry[]): Promise<void> => {
    for (const outcome of entries.flatMap(outcomeOf)) await label(outcome);
    await redis.xack(keys.outcomes, group, ...entries.map(({ id }) => id));
  };
};

/** One consumer a shard on the stream of outcomes, beside the one that learns thresholds. */
export const startLabels = async ({ shards, log, instance }: ServiceContext): Promise<Running> => {
  const onError = paced(1000, (error: unknown) => log.warn({ err: error }, 'outcomes not made labels'));
  const closers = shards.all.map((shard) => {
    const stream = shardKeys(shard.prefix).outcomes;
    return followStream({ shard, stream, group, consumer: instance, handle: createLabelOutcomes(shard), onError });
  });
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
