import { lanes, queues, shardKeys } from '@baton/contracts';
import { createLane, prepareQueue, startLaneWorker, startSweeper } from '@baton/lanes';
import { type Running, type ServiceContext, type Shard, tendWorker, workerSettings } from '@baton/runtime';
import type { Channels } from './channel.ts';
import { createHandleReplies } from './handle-replies.ts';

/** Contacts whose replies one process sends at once. */
const concurrency = 100;

/** Drains the lane `replies` of every shard. */
export const startOutbound = async (
  { config, log, shards }: ServiceContext,
  channels: Channels = {},
): Promise<Running> => {
  const startShard = async ({ redis, prefix, connection }: Shard) => {
    const lane = createLane({
      redis,
      prefix,
      lane: lanes.replies,
      queue: queues.outbound,
      deadLetters: queues.deadLetters,
    });
    await prepareQueue(redis, prefix, queues.outbound);
    const worker = startLaneWorker({
      lane,
      connection,
      concurrency: config.CONCURRENCY ?? concurrency,
      handle: createHandleReplies({ redis, keys: shardKeys(prefix), channels }),
      onDead: (letter) => log.error({ lane: lanes.replies, ...letter }, 'a reply was given up'),
      onHandlerError: (error) => log.warn({ lane: lanes.replies, err: error }, 'a reply was not sent'),
      settings: workerSettings(config),
    });
    tendWorker(worker.worker, log);
    const sweeper = startSweeper({ lane, onError: (error) => log.warn({ err: error }, 'sweep failed') });
    return async () => {
      await Promise.all([sweeper.close(), worker.close()]);
    };
  };
  const closers = await Promise.all(shards.all.map(startShard));
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
