/**
 * A lane beside a plain BullMQ queue, both with a handler that does nothing, interleaved in one run. Prints a table.
 *
 *   REDIS_URL=redis://127.0.0.1:6379 node shared/lanes/bench/lane-versus-queue.ts [messages] [rounds]
 *
 * Trust the ratios, not the figures. `redis` is Redis CPU, `node` the process's, both in µs a message.
 */
import { randomUUID } from 'node:crypto';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { createLane, startLaneWorker } from '../src/index.ts';

const url = process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
const messages = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 3);
const body = JSON.stringify({ text: 'I want to sell my flat', n: 1 });

const redis = new Redis(url, {
  maxRetriesPerRequest: null,
  retryStrategy: null,
  enableAutoPipelining: process.env.PIPELINE !== '0',
});
const connect = (): Redis =>
  new Redis(url, { maxRetriesPerRequest: null, enableAutoPipelining: process.env.BULL_PIPELINE === '1' });

interface Usage {
  readonly at: number;
  readonly redis: number;
  readonly node: number;
  readonly calls: number;
}
interface Measured {
  readonly what: string;
  readonly accepted: number;
  readonly handled: number;
  readonly redis: number;
  readonly node: number;
  readonly calls: number;
}

const field = (info: string, name: string): number => Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1] ?? 0);

const usage = async (): Promise<Usage> => {
  const info = await redis.info('cpu', 'stats');
  const cpu = process.cpuUsage();
  return {
    at: performance.now(),
    redis: (field(info, 'used_cpu_user') + field(info, 'used_cpu_sys')) * 1e6,
    node: cpu.user + cpu.system,
    calls: field(info, 'total_commands_processed'),
  };
};

const measure = async (what: string, accept: () => Promise<void>, handle: () => Promise<void>): Promise<Measured> => {
  const start = await usage();
  await accept();
  const full = await usage();
  await handle();
  const end = await usage();
  return {
    what,
    accepted: messages / ((full.at - start.at) / 1000),
    handled: messages / ((end.at - full.at) / 1000),
    redis: (end.redis - full.redis) / messages,
    node: (end.node - full.node) / messages,
    calls: (end.calls - full.calls) / messages,
  };
};

const inChunks = async (add: (n: number) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < messages; from += 200) {
    await Promise.all(Array.from({ length: Math.min(200, messages - from) }, (_, n) => add(from + n)));
  }
};

/** Resolves when `count` has been called once for each message. */
const countdown = () => {
  let left = messages;
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const count = (by: number): void => {
    left -= by;
    if (left === 0) finish();
  };
  return { done, count };
};

const concurrency = 50;

const runQueue = async (): Promise<Measured> => {
  const prefix = `{b${randomUUID().slice(0, 8)}}`;
  const queue = new Queue('plain', { connection: redis, prefix });
  const { done, count } = countdown();
  const close: (() => Promise<void>)[] = [];
  const measured = await measure(
    'queue',
    () => inChunks((n) => queue.add('m', { key: n, body }, { jobId: `m-${n}`, removeOnComplete: true })),
    async () => {
      const worker = new Worker('plain', async () => count(1), { connection: connect(), prefix, concurrency });
      close.push(() => worker.close());
      await done;
    },
  );
  for (const one of close) await one();
  return measured;
};

/** `atOnce`: how many of the entries it is shown the handler takes. */
const runLane = async (perKey: number, atOnce = perKey): Promise<Measured> => {
  const prefix = `{b${randomUUID().slice(0, 8)}}`;
  const lane = createLane({ redis, prefix, lane: 'bench', queue: 'drains', dedupMs: 60_000 });
  const { done, count } = countdown();
  const close: (() => Promise<void>)[] = [];
  const keys = messages / perKey;
  const measured = await measure(
    `lane, ${perKey} a key, ${atOnce} at once`,
    () => inChunks((n) => lane.push(`k${n % keys}`, { id: `m${n}`, body })),
    async () => {
      const worker = startLaneWorker({
        ...{ lane, connection: connect(), concurrency },
        handle: ({ ready }) => {
          const taken = Math.min(atOnce, ready.length);
          count(taken);
          return { consumed: { urgent: 0, ready: taken } };
        },
      });
      close.push(() => worker.close());
      await done;
    },
  );
  for (const one of close) await one();
  return measured;
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const all: Measured[] = [];
for (let round = 0; round < rounds; round += 1) {
  all.push(await runQueue(), await runLane(1), await runLane(10), await runLane(10, 1));
}
const names = [...new Set(all.map(({ what }) => what))];
const columns = ['accepted', 'handled', 'redis', 'node', 'calls'] as const;
const line = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell, n) => (n === 0 ? String(cell).padEnd(28) : String(cell).padStart(12))).join('')}\n`;
process.stdout.write(line(['', 'accepted/s', 'handled/s', 'redis µs', 'node µs', 'calls']));
for (const what of names) {
  const runs = all.filter((one) => one.what === what);
  process.stdout.write(line([what, ...columns.map((name) => Math.round(median(runs.map((one) => one[name]))))]));
}
redis.disconnect();
