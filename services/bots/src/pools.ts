import type { BotDefinition } from '@baton/bot-kit';
import { BatonError, lanes, queues, shardKeys } from '@baton/contracts';
import type { DomainPack } from '@baton/domains';
import { createRecorder } from '@baton/health';
import { createLane } from '@baton/lanes';
import { type Running, type ServiceContext, type Shard, startWorker } from '@baton/runtime';
import { createHandleTurn } from './handle-turn.ts';
import { createRunningTurns } from './running-turns.ts';

/** A turn's result may come twice while its job may be run again, which is minutes; `decide` drops any later one. */
const resultDedupMs = 3_600_000;

/** `BOTS=seller` runs that pool alone; without it, every bot of the domain has one here. */
const chosen = (pack: DomainPack, wanted: readonly string[] | undefined): BotDefinition[] =>
  (wanted ?? Object.keys(pack.bots)).map((id) => {
    const bot = pack.bots[id];
    if (bot) return bot;
    const known = Object.keys(pack.bots).join(', ');
    throw new BatonError('bad-config', `BOTS: a bot of "${pack.name}" (${known}), not "${id}"`);
  });

/** One pool of workers per bot and shard, each on its own queue. */
export const startPools = async (context: ServiceContext, pack: DomainPack): Promise<Running> => {
  const { config, log, shards } = context;
  const bots = chosen(pack, config.BOTS);

  const startShard = async (shard: Shard) => {
    const { redis, prefix } = shard;
    const lane = createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator, dedupMs: resultDedupMs });
    const turns = createRunningTurns();
    const recorder = createRecorder({
      redis,
      prefix,
      onError: (error) => log.warn({ err: error }, 'samples not written'),
    });
    const aborts = redis.duplicate();
    aborts.on('error', () => undefined);
    aborts.on('message', (_channel, turn) => turns.abort(turn));
    await aborts.subscribe(shardKeys(prefix).aborts);

    const workers = bots.map((bot) => {
      const handle = createHandleTurn({ bot, lane, redis, prefix, turns, recorder, now: Date.now });
      return startWorker({
        shard,
        queue: queues.bot(bot.id),
        config,
        log,
        concurrency: config.CONCURRENCY ?? bot.concurrency,
        process: (job, _token, signal) => handle(job, signal),
      });
    });
    return async () => {
      await Promise.all(workers.map((worker) => worker.close()));
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
