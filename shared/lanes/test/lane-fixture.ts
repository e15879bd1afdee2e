import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { inject, onTestFinished } from 'vitest';
import type { Handle, Lane, LaneOptions, LaneWork, LaneWorker, LaneWorkerOptions } from '../src/index.ts';
import { createLane, startLaneWorker, startSweeper } from '../src/index.ts';

/** Recovery in fractions of a second, so that a test can wait for it. */
export const quick = {
  lockDuration: 600,
  stalledInterval: 200,
  drainDelay: 1,
  backoffMs: 20,
  maxBackoffMs: 200,
} as const;

export interface Fixture {
  readonly redis: Redis;
  readonly prefix: string;
  readonly lane: Lane;
  /** Of work already committed, in order: what the fence has let through. */
  readonly effects: (name?: string) => Promise<string[]>;
  readonly work: (handle: Handle, options?: Partial<LaneWorkerOptions>) => LaneWorker;
  readonly sweep: (lane?: Lane) => void;
  readonly another: (options?: Partial<LaneOptions>) => Lane;
}

export const newPrefix = (): string => `{t${randomUUID().slice(0, 8)}:0}`;

export const connect = (): Redis => {
  const redis = new Redis(inject('redisUrl'), { maxRetriesPerRequest: null });
  onTestFinished(() => redis.disconnect());
  return redis;
};

/** A lane of its own for one test, closed when the test is over. */
export const createFixture = (
  options: Partial<LaneOptions> = {},
  create: (options: LaneOptions) => Lane = createLane,
): Fixture => {
  const redis = connect();
  const prefix = options.prefix ?? newPrefix();
  const another = (more: Partial<LaneOptions> = {}): Lane =>
    create({ redis, prefix, lane: 'orders', queue: 'drains', healMs: 300, ...options, ...more });
  const lane = another();
  return {
    redis,
    prefix,
    lane,
    another,
    effects: (name = 'effects') => redis.lrange(`${prefix}:${name}`, 0, -1),
    work: (handle, more = {}) => {
      const worker = startLaneWorker({
        ...{ lane, handle, connection: connect(), concurrency: 10 },
        ...more,
        settings: { ...quick, ...more.settings },
      });
      onTestFinished(() => worker.worker.close(true));
      return worker;
    },
    sweep: (which = lane) => {
      const sweeper = startSweeper({ lane: which });
      onTestFinished(() => sweeper.close());
    },
  };
};

/** Consumes all it sees and appends each entry, as `<key>/<id>`, to the list of effects, inside the commit. */
export const record =
  (prefix: string, name = 'effects') =>
  ({ key, urgent, ready }: Pick<LaneWork, 'key' | 'urgent' | 'ready'>) => {
    const entries = [...urgent, ...ready];
    return {
      consumed: { urgent: urgent.length, ready: ready.length },
      writes: entries.map(({ id }) => ['RPUSH', `${prefix}:${name}`, `${key}/${id}`] as const),
    };
  };
