import type { Score } from '@baton/classifiers';
import { lanes, queues } from '@baton/contracts';
import { createLane, prepareQueue } from '@baton/lanes';
import { openQueue, type Running, type ServiceContext, type Shard, startWorker } from '@baton/runtime';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { createFileDeadLetter } from './dead-letter.ts';
import { createHandleInbound, isLastAttempt, type Watch } from './handle-inbound.ts';

/** Scoring takes about 0.1 ms; what a worker waits for is Redis. */
const concurrency = 50;

const postponeMs = 1000;

/** Producers in other languages rarely ask for attempts; what only has to wait must not cost them their message. */
const orPostpone =
  <T>(handle: (job: Job) => Promise<T>) =>
  async (job: Job, token: string | undefined, _signal: AbortSignal): Promise<T> => {
    try {
      return await handle(job);
    } catch (error) {
      if (error instanceof UnrecoverableError || !isLastAttempt(job)) throw error;
      await job.moveToDelayed(Date.now() + postponeMs, token);
      throw new DelayedError();
    }
  };

/** One worker a shard on `inbound`. It keeps nothing between messages: run as many as there is work for. */
export const startIntent = async (context: ServiceContext, score: Score, watch: Watch = () => {}): Promise<Running> => {
  const { config, log, shards } = context;
  const startShard = async (shard: Shard) => {
    const { redis, prefix } = shard;
    const lane = createLane({
      redis,
      prefix,
      lane: lanes.contacts,
      queue: queues.coordinator,
      cap: config.BATON_MAILBOX_CAP,
    });
    await prepareQueue(redis, prefix, queues.inbound);
    const deadLetters = openQueue(shard, queues.deadLetters);
    const handle = createHandleInbound({
      lane,
      redis,
      score,
      watch,
      idKey: config.BATON_ID_KEY,
      fileDeadLetter: createFileDeadLetter(deadLetters),
    });
    const worker = startWorker({
      shard,
      queue: queues.inbound,
      config,
      log,
      concurrency: config.CONCURRENCY ?? concurrency,
      process: orPostpone(handle),
    });
    return async () => {
      await worker.close();
      await deadLetters.close();
    };
  };
  const closers = await Promise.all(shards.all.map(startShard));
  return {
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
};
