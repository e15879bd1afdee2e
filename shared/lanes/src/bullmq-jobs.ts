import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { LaneError } from './lane-error.ts';

/**
 * The one file that knows BullMQ's private parts: the text of the script behind `Queue.add`, the layout of its
 * arguments, and the names of a queue's keys (those in lua/includes/bullmq.lua). Hence the version is pinned exactly.
 */
interface EmbeddedScript {
  readonly name: string;
  readonly content: string;
  readonly keys: number;
}

const require = createRequire(import.meta.url);
const { addStandardJob } = require('bullmq/dist/cjs/scripts/addStandardJob-9.js') as { addStandardJob: EmbeddedScript };
const installed = (require('bullmq/package.json') as { version: string }).version;

export const supportedBullmq = {
  version: '6.7.0',
  keys: 9,
  /** SHA-256 of the script's text. A new one means: read the script's header again, then the contract tests. */
  sha256: '2eee45c9ffc54d24681b737f926016a7f7464f0d32a5f87f623bffa2fc55413c',
} as const;

/** A job that is added by a lane's own script, in the same breath as the lane's change. */
export interface NewJob {
  readonly queue: string;
  /** A job with this id that still exists makes the new one nothing. Derive it, so that doing it twice is doing it once. */
  readonly id: string;
  readonly name: string;
  /** JSON. */
  readonly data: string;
  readonly opts?: NewJobOptions;
}

/** Delayed, prioritised, repeated and deduplicated jobs, and flows, need other scripts of BullMQ's. */
export type NewJobOptions = Pick<
  JobsOptions,
  'attempts' | 'backoff' | 'removeOnComplete' | 'removeOnFail' | 'keepLogs' | 'stackTraceLimit' | 'lifo'
>;

export interface FoundBullmq extends EmbeddedScript {
  readonly version: string;
}

export const foundBullmq = (): FoundBullmq => ({ ...addStandardJob, version: installed });

/** @throws LaneError 'unsupported-bullmq' on any other version or text than the one this package was tested with. */
export const assertBullmqVersion = (found: FoundBullmq = foundBullmq()): void => {
  const sha256 = createHash('sha256').update(found.content).digest('hex');
  const { version, keys } = supportedBullmq;
  if (found.version === version && found.keys === keys && sha256 === supportedBullmq.sha256) return;
  throw new LaneError(
    'unsupported-bullmq',
    `lanes embed the addStandardJob script of bullmq ${version}; found ${found.version} with ${found.keys} keys and text ${sha256.slice(0, 12)}`,
  );
};

/**
 * BullMQ's script as a Lua function. The parameters hide KEYS, ARGV and cmsgpack, so that the text is used as it is.
 */
export const addStandardJobFunction = (): string =>
  `local function addStandardJob(KEYS, ARGV, cmsgpack)\n${addStandardJob.content}\nend\n`;

/** What all keys of a queue start with. */
export const queueBase = (prefix: string, queue: string): string => `${prefix}:${queue}:`;

/** Words that BullMQ uses as keys of a queue: a job with such an id would overwrite the queue's own lists. */
const reserved = new Set(
  'wait active paused id delayed prioritized stalled-check completed failed stalled repeat limiter meta events pc marker de waiting-children'.split(
    ' ',
  ),
);
const safeId = /^(?!\d+$)[A-Za-z0-9_.~@+=/-]{1,256}$/;

/** Options in the form in which BullMQ stores them. */
const storedOptions = ({ backoff, keepLogs, ...rest }: NewJobOptions = {}): string =>
  JSON.stringify({
    attempts: 0,
    ...rest,
    ...(keepLogs !== undefined && { kl: keepLogs }),
    ...(backoff !== undefined && {
      backoff: typeof backoff === 'number' ? { type: 'fixed', delay: backoff } : backoff,
    }),
  });

/** The five ARGV of a job (lua/includes/bullmq.lua). @throws LaneError 'bad-argument' */
export const jobArguments = (prefix: string, job: NewJob): string[] => {
  if (!safeId.test(job.id) || reserved.has(job.id)) throw new LaneError('bad-argument', 'not a safe job id');
  if (job.queue.includes(':') || job.queue === '')
    throw new LaneError('bad-argument', `not a queue name: ${job.queue}`);
  return [queueBase(prefix, job.queue), job.id, job.name, job.data, storedOptions(job.opts)];
};

/** Event streams keep 1,000 entries rather than BullMQ's 10,000. Once per queue, at start-up. */
export const prepareQueue = async (redis: Redis, prefix: string, queue: string): Promise<void> => {
  await redis.hset(`${queueBase(prefix, queue)}meta`, 'opts.maxLenEvents', 1000);
};
