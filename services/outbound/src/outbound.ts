import { lanes, queues, shardKeys } from '@baton/contracts';
import { crmPrefix, openCrm } from '@baton/crm';
import { createLane, prepareQueue, startLaneWorker, startSweeper } from '@baton/lanes';
import { paced, type Running, type ServiceContext, type Shard, tendWorker, workerSettings } from '@baton/runtime';
import { type CrmRoute, createHandleOutgoing } from './handle-outgoing.ts';

/** Contacts whose replies one process sends at once. */
const concurrency = 100;

/** The CRM that the settings name. All processes and shards share its rate limit, which lives on the first shard. */
const openRoute = ({ config, log, shards }: ServiceContext): CrmRoute | null => {
  const [first, prefix] = [shards.all[0], crmPrefix(config)];
  if (!first || prefix === null) return null;
  const crm = openCrm(config, { redis: first.redis, key: shardKeys(first.prefix).crmRate });
  const backoff = { firstMs: config.CRM_BACKOFF_MS, longestMs: config.CRM_MAX_BACKOFF_MS };
  const warn = paced(1000, (failure: object, skipped) => log.warn({ ...failure, skipped }, 'the CRM failed'));
  return crm && { crm, prefix, backoff, onFailure: warn };
};

/** Drains the lane `replies` of every shard. */
export const startOutbound = async (context: ServiceContext): Promise<Running> => {
  const { config, log, shards } = context;
  const route = openRoute(context);
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
      handle: createHandleOutgoing({ redis, keys: shardKeys(prefix), route }),
      onDead: (letter) => log.error({ lane: lanes.replies, ...letter }, 'a reply or a change was given up'),
      onHandlerError: (error) => log.warn({ lane: lanes.replies, err: error }, 'a reply or a change was not sent'),
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
