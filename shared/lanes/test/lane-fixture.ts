import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { inject, onTestFinished, vi } from 'vitest';
import type { Handle, Lane, LaneOptions, LaneWorker, LaneWorkerOptions } from '../src/index.ts';
import { createLane, startLaneWorker, startSweeper } from '../src/index.ts';
import { quick } from './recorded.ts';

export { quick, record } from './recorded.ts';

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

/** Probes until the check passes, on a machine that may be busy with other things. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 45_000, interval: 20 });
