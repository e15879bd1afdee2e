import { lanes, queues, shardKeys } from '@baton/contracts';
import type { DomainPack } from '@baton/domains';
import { createRecorder } from '@baton/health';
import { createLane } from '@baton/lanes';
import { openQueue, type Running, type ServiceContext, type Shard, startWorker } from '@baton/runtime';
import { createFileTurn } from './file-turn.ts';
import { createHandleTurn } from './handle-turn.ts';
import { createRelayResult } from './relay-results.ts';
import { createRunningTurns } from './running-turns.ts';
import { botsOf } from './who-answers.ts';

/** A turn's result may come twice while its job may be run again, which is minutes; `decide` drops any later one. */
const resultDedupMs = 3_600_000;

/** Checking a report takes far less than a millisecond; what it waits for is Redis. */
const relayConcurrency = 50;

/** One pool of workers per bot and shard, each on its own queue, and the way home for what other workers report. */
export const startPools = async (context: ServiceContext, pack: DomainPack): Promise<Running> => {
  const { config, log, shards } = context;
  const bots = botsOf(pack, config, shards.all[0] as Shard);

  const startShard = async (shard: Shard) => {
    const { redis, prefix } = shard;
    const lane = createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator, dedupMs: resultDedupMs });
    const turns = createRunningTurns();
    const recorder = createRecorder({
      redis,
      prefix,
      onError: (error) => log.warn({ err: error }, 'samples not written'),
    });
    const file = createFileTurn({ lane, recorder, log });
    const aborts = redis.duplicate();
    aborts.on('error', () => undefined);
    aborts.on('message', (_channel, turn) => turns.abort(turn));
    await aborts.subscribe(shardKeys(prefix).aborts);

    const workers = bots.map((bot) => {
      const handle = createHandleTurn({ bot, redis, prefix, turns, file, now: Date.now });
      return startWorker({
        shard,
        queue: queues.bot(bot.id),
        config,
        log,
        concurrency: config.CONCURRENCY ?? bot.concurrency,
        process: (job, _token, signal) => handle(job, signal),
      });
    });
    const given = Object.values(pack.bots).map((bot) => ({ bot, queue: openQueue(shard, queues.bot(bot.id)) }));
    const relay = createRelayResult({ bots: new Map(given.map((one) => [one.bot.id, one])), file });
    const relaying = startWorker({
      ...{ shard, config, log, queue: queues.turnResults, concurrency: relayConcurrency },
      process: (job, _token, _signal) => relay(job),
    });
    return async () => {
      await Promise.all([...workers, relaying].map((worker) => worker.close()));
      await Promise.all(given.map(({ queue }) => queue.close()));
      await recorder.close();
      aborts.disconnect();
    };
  };

  const closers = await Promise.all(shards.all.map(startShard));
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
    about: { bots: bots.map((bot) => bot.id) },
  };
};
