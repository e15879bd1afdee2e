import { type ConnectionOptions, type Job, type MetricsOptions, type Telemetry, Worker } from 'bullmq';
import { createDrain, type DrainSettings } from './drain.ts';
import type { Lane } from './lane.ts';
import type { Handle, LaneWork, OnDead } from './lane-work.ts';

export interface LaneWorkerSettings extends Partial<DrainSettings> {
  /** After this long without a sign of life a worker's drain jobs go to another, ms. */
  readonly lockDuration?: number;
  readonly stalledInterval?: number;
  /** Longest wait for a job before asking again, seconds. */
  readonly drainDelay?: number;
  readonly metrics?: MetricsOptions;
  readonly telemetry?: Telemetry;
}

export interface LaneWorkerOptions {
  readonly lane: Lane;
  /** For BullMQ's worker: options, or an ioredis client with `maxRetriesPerRequest: null`. */
  readonly connection: ConnectionOptions;
  readonly concurrency: number;
  readonly handle: Handle;
  /** After an entry has gone to the dead letters. May be left out after a crash: the dead-letter queue is the record. */
  readonly onDead?: OnDead;
  /** Of Redis, BullMQ, or a frozen worker that finds itself replaced. Nothing needs to be done but to count. */
  readonly onError?: (error: Error) => void;
  /** Of the handler. The lane tries again, and in the end writes a dead letter. */
  readonly onHandlerError?: (error: unknown, work: LaneWork) => void;
  readonly settings?: LaneWorkerSettings;
}

export interface LaneWorker {
  /** Stops taking jobs and waits for the running handlers; each drain yields at its next commit. */
  close(): Promise<void>;
  readonly worker: Worker;
}

const defaults = {
  batch: 20,
  yieldMs: 200,
  maxAttempts: 5,
  backoffMs: 500,
  maxBackoffMs: 30_000,
  lockDuration: 10_000,
  stalledInterval: 5_000,
  drainDelay: 5,
} as const;

/** Innocent drain jobs must never fail because their workers died: attempts are the lane's to count. */
const maxStalledCount = 1_000_000;
const ignore = (): void => {};

interface DrainJob {
  readonly key: string;
  readonly token: number;
}

/** Drains the mailboxes of a lane: one handler at a time for each key, any number of keys side by side. */
export const startLaneWorker = (options: LaneWorkerOptions): LaneWorker => {
  const { lane, connection, concurrency, handle, onDead, onHandlerError = ignore, onError = ignore } = options;
  const { batch, yieldMs, maxAttempts, backoffMs, maxBackoffMs, ...bullmq } = { ...defaults, ...options.settings };
  let closing = false;
  const { port } = lane;
  const drain = createDrain({
    ...{ port, handle, onDead, onHandlerError, batch, yieldMs, maxAttempts, backoffMs, maxBackoffMs },
    isClosing: () => closing,
  });
  // BullMQ passes the signal only to a function that declares three parameters.
  const process = async (job: Job<DrainJob>, lock: string | undefined, signal: AbortSignal | undefined) => {
    const { key, token } = job.data;
    const run = { key, token: String(token), lock: lock ?? '', signal: signal ?? new AbortController().signal };
    const drained = await drain(run);
    await port.at?.('finish.before');
    return drained;
  };
  const worker = new Worker(lane.queue, process, {
    ...{ connection, prefix: lane.prefix, concurrency, maxStalledCount },
    ...bullmq,
  });
  worker.on('error', onError);
  worker.on('lockRenewalFailed', (jobs) => {
    for (const job of jobs) worker.cancelJob(job, 'another worker has taken over');
  });
  worker.on('completed', () => void port.at?.('finish.after'));
  return {
    worker,
    close: async () => {
      closing = true;
      await worker.close();
    },
  };
};
