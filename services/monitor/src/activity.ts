import { createCounter } from '@baton/activity';
import { shardKeys } from '@baton/contracts';
import { followStream, paced, type Running, type ServiceContext, type Shard } from '@baton/runtime';

const group = 'activity';

/** Counts what the journal says, per minute and hour. Several of them share the work. */
export const startActivity = async ({ log, shards, instance }: ServiceContext): Promise<Running> => {
  const onError = paced(1000, (error: unknown) => log.warn({ err: error }, 'activity not counted'));
  const closers = shards.all.map((shard: Shard) => {
    const { redis, prefix } = shard;
    const handle = createCounter({ redis, prefix, group });
    return followStream({ shard, stream: shardKeys(prefix).journal, group, consumer: instance, handle, onError });
  });
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
