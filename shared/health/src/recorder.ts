import { readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { countSample, type Increments } from './counts.ts';
import type { Sample } from './sample.ts';
import { counterStem, grains } from './windows.ts';

const script = readFileSync(new URL('./lua/addSamples-1.lua', import.meta.url), 'utf8');

export interface Recorder {
  /** Costs no round trip: samples are added up here and written together. */
  record(sample: Sample): void;
  flush(): Promise<void>;
  /** Flushes once more and stops. */
  close(): Promise<void>;
}

export interface RecorderOptions {
  readonly redis: Redis;
  readonly prefix: string;
  /** How often counts are written, ms. A process that is killed loses this much of its samples, and nothing else. */
  readonly flushMs?: number;
  readonly onError: (error: unknown) => void;
}

const flatten = (increments: Increments): string[] =>
  [...increments].flatMap(([field, count]) => [field, String(count)]);

export const createRecorder = ({ redis, prefix, flushMs = 1000, onError }: RecorderOptions): Recorder => {
  let waiting = new Map<string, Increments>();

  const write = (stem: string, increments: Increments) =>
    redis.eval(script, 1, `${prefix}:perf`, stem, grains.minute.keepMs, grains.hour.keepMs, ...flatten(increments));

  const flush = async () => {
    const batch = waiting;
    waiting = new Map();
    await Promise.all([...batch].map(([stem, increments]) => write(stem, increments)));
  };

  const timer = setInterval(() => flush().catch(onError), flushMs);
  timer.unref();

  return {
    record(sample) {
      const stem = counterStem(prefix, sample.bot, sample.operation);
      const increments = waiting.get(stem) ?? new Map<string, number>();
      countSample(increments, sample);
      waiting.set(stem, increments);
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
};
