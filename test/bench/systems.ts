import { randomUUID } from 'node:crypto';
import { connect } from '@baton/client';
import type { OutboundReply } from '@baton/contracts';
import { redisOptions } from '@baton/runtime';
import type { Redis } from 'ioredis';
import { type ChainName, chains, openStage } from './bare-chain.ts';
import { stampedText } from './bench-domain.ts';
import { startBenchProcess } from './bench-process.ts';
import { monotonicMs } from './clock.ts';

/** Something that takes messages in at one end and is done with them at the other. */
export interface System {
  readonly name: string;
  /** First part of its keys. */
  readonly prefix: string;
  /** Resolves when the message is accepted. A message without a stamp is not measured. */
  publish(contact: string, id: string, options?: { readonly stamped?: boolean }): Promise<void>;
  /** What has happened since the last call. */
  take(): Promise<Taken>;
  close(): Promise<void>;
}

export interface Taken {
  /** ms from publish to the start of the message's turn. */
  readonly starts: readonly number[];
  /** ms from publish to the end of the path. */
  readonly ends: readonly number[];
  /** CPU of the worker process, µs. */
  readonly cpuUs: number;
}

/** Two bare chains ({@link chains}), and Baton with each of two busy policies. */
export type SystemName = 'bare-queues' | 'bare-hops' | 'collect' | 'enqueue';

const startBare = async (redisUrl: string, chain: ChainName): Promise<System> => {
  const app = `bare-${randomUUID().slice(0, 8)}`;
  const worker = await startBenchProcess('bare-worker.ts', [redisUrl, app, chain]);
  const queue = openStage('inbound', app, redisOptions(redisUrl, 'worker'));
  return {
    name: `bare chain of ${chains[chain].length}`,
    prefix: `{${app}:0}`,
    async publish(contact, id, { stamped = true } = {}) {
      await queue.add('message', { contact, id, text: stampedText(stamped ? monotonicMs() : null), hop: 0 });
    },
    take: () => worker.take(),
    async close() {
      await queue.close();
      await worker.close();
    },
  };
};

/** New entries of the stream of replies that left. */
const createReader = (redis: Redis, stream: string) => {
  let last = '-';
  return async (): Promise<{ at: number; reply: OutboundReply }[]> => {
    const entries = await redis.xrange(stream, last, '+', 'COUNT', 10_000);
    const newest = entries.at(-1)?.[0];
    if (newest) last = `(${newest}`;
    return entries.map(([id, fields]) => ({
      at: Number(id.split('-')[0]),
      reply: JSON.parse(fields[1] as string) as OutboundReply,
    }));
  };
};

const startBaton = async (redisUrl: string, redis: Redis, whenBusy: 'collect' | 'enqueue'): Promise<System> => {
  const app = `baton-${randomUUID().slice(0, 8)}`;
  const worker = await startBenchProcess('baton-worker.ts', [redisUrl, app, whenBusy]);
  const client = await connect({ REDIS_URL: redisUrl, BATON_APP: app });
  const read = createReader(redis, `{${app}:0}:sent`);
  const published = new Map<string, number>();
  return {
    name: `Baton, busy policy ${whenBusy}`,
    prefix: `{${app}:0}`,
    async publish(contact, id, { stamped = true } = {}) {
      const at = Date.now();
      const text = stampedText(stamped ? monotonicMs() : null);
      const { message } = await client.publish({ contact, id, text });
      if (stamped) published.set(message, at);
    },
    async take() {
      const { starts, cpuUs } = await worker.take();
      const ends: number[] = [];
      for (const { at, reply } of await read()) {
        for (const id of reply.answers) {
          const since = published.get(id);
          if (since === undefined) continue;
          published.delete(id);
          ends.push(at - since);
        }
      }
      return { starts, ends, cpuUs };
    },
    async close() {
      await client.close();
      await worker.close();
    },
  };
};

export const startSystem = (name: SystemName, redisUrl: string, redis: Redis): Promise<System> => {
  switch (name) {
    case 'bare-queues':
      return startBare(redisUrl, 'queues');
    case 'bare-hops':
      return startBare(redisUrl, 'hops');
    default:
      return startBaton(redisUrl, redis, name);
  }
};
