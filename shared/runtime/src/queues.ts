import { hostname } from 'node:os';
import { queues } from '@baton/contracts';
import { type DefaultJobOptions, type Job, Queue, Worker, type WorkerOptions } from 'bullmq';
import type { Config } from './config.ts';
import { governWorker } from './governor.ts';
import type { Log } from './log.ts';
import type { Shard } from './shards.ts';

const day = 86_400;
const keepDone = { age: 300, count: 1000 };
const keepFailed = { age: day, count: 1000 };

/** How a job is retried and kept; also what a lane's script gives to the jobs it adds. */
export type JobOptions = Pick<DefaultJobOptions, 'attempts' | 'backoff' | 'removeOnComplete' | 'removeOnFail'>;

/** Finished jobs are kept only long enough to be looked at: idempotency is ours, not the job id's. */
const base: JobOptions = { attempts: 1, removeOnComplete: keepDone, removeOnFail: keepFailed };

/** What is special about a queue's jobs. */
const special: Record<string, JobOptions> = {
  [queues.inbound]: { ...base, attempts: 5, backoff: { type: 'exponential', delay: 200, jitter: 0.5 } },
  // Looked at by people, some days later.
  [queues.deadLetters]: { ...base, removeOnComplete: { age: 30 * day, count: 10_000 } },
};

/** The one place for how a queue's jobs are retried and kept. */
export const jobOptions = (queue: string): JobOptions => special[queue] ?? base;

/** Largest job, bytes: the longest text in whatever alphabet, with what stands around it. */
const sizeLimit = 65_536;

/** A queue to add to or to look at. It shares the shard's connection: closing it leaves that open. */
export const openQueue = (shard: Shard, name: string, onError: (error: Error) => void = () => {}): Queue => {
  const queue = new Queue(name, {
    connection: shard.redis,
    prefix: shard.prefix,
    defaultJobOptions: { ...jobOptions(name), sizeLimit },
    streams: { events: { maxLen: 1000 } },
    // A producer's connection fails fast: waiting for it would hang an add while Redis is down.
    skipWaitingForReady: true,
  });
  queue.on('error', onError);
  return queue;
};

/** Settings of every worker. Locks are renewed thrice a lock duration; stalls never fail a job that is innocent. */
export const workerSettings = (
  config: Pick<Config, 'LOCK_DURATION_MS' | 'STALLED_INTERVAL_MS'>,
): Partial<WorkerOptions> => ({
  lockDuration: config.LOCK_DURATION_MS,
  lockRenewTime: Math.floor(config.LOCK_DURATION_MS / 3),
  stalledInterval: config.STALLED_INTERVAL_MS,
  maxStalledCount: 1_000_000,
  drainDelay: 2,
  runRetryDelay: 1000,
  metrics: { maxDataPoints: 120 },
  name: `${hostname()}-${process.pid}`,
});

/** All three are declared: BullMQ passes the signal only to a function that does. */
export type Processor<Data, Result> = (
  job: Job<Data, Result>,
  token: string | undefined,
  signal: AbortSignal,
) => Promise<Result>;

export interface StartWorkerOptions<Data, Result> {
  readonly shard: Shard;
  readonly queue: string;
  readonly config: Pick<Config, 'LOCK_DURATION_MS' | 'STALLED_INTERVAL_MS'>;
  readonly log: Log;
  readonly concurrency: number;
  readonly process: Processor<Data, Result>;
}

/** Silences and paces a worker that a service made itself, such as a lane's. */
export const tendWorker = (worker: Worker, log: Log): void => {
  governWorker(worker, (report) => log.warn({ queue: worker.name, ...report }, 'worker error'));
  worker.on('failed', (job, error) => {
    log.warn({ queue: worker.name, job: job?.id, attempt: job?.attemptsMade, err: error }, 'job failed');
  });
  worker.on('stalled', (job) => log.warn({ queue: worker.name, job }, 'job stalled'));
};

/** A worker with the settings that all of ours have. A job whose lock was lost is told so by its signal. */
export const startWorker = <Data, Result>(options: StartWorkerOptions<Data, Result>): Worker<Data, Result> => {
  const { shard, queue, config, log, concurrency, process: run } = options;
  const worker = new Worker<Data, Result>(
    queue,
    async (job, token, signal) => run(job, token, signal ?? new AbortController().signal),
    {
      ...workerSettings(config),
      // For jobs that others added and did not say how long they are kept.
      ...{ removeOnComplete: keepDone, removeOnFail: keepFailed },
      ...{ connection: shard.connection, prefix: shard.prefix, concurrency },
    },
  );
  worker.on('lockRenewalFailed', (jobs) => {
    for (const job of jobs) worker.cancelJob(job, 'lock lost');
  });
  tendWorker(worker, log);
  return worker;
};
