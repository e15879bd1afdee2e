import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { type RedisUse, startMeter } from './redis-meter.ts';
import type { System } from './systems.ts';

const pollMs = 20;
const giveUpMs = 60_000;
/** Messages that the producer has under way at once. */
const inFlight = 100;

export interface Leg {
  readonly messages: number;
  readonly perContact: number;
  /** Messages a second; absent: as fast as they are accepted. */
  readonly rate?: number;
}

export interface LegResult {
  readonly messagesPerSecond: number;
  readonly pushesPerSecond: number;
  /** ms from publish to the start of the turn, and to the end of the path. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly redis: RedisUse;
  /** CPU of the worker process, µs. */
  readonly workerCpuUs: number;
}

/** Every contact says its messages in a row, then the next one speaks; all contacts are new ones. */
const senders = (leg: Leg): { contact: string; id: string }[] => {
  const run = randomUUID();
  return Array.from({ length: leg.messages }, (_, index) => {
    const contact = Math.floor(index / leg.perContact);
    return { contact: `bench:${run}:${contact}`, id: `m${index % leg.perContact}` };
  });
};

const publishAll = async (system: System, leg: Leg): Promise<number> => {
  const started = performance.now();
  const under = new Set<Promise<void>>();
  for (const [index, { contact, id }] of senders(leg).entries()) {
    if (leg.rate !== undefined) {
      const due = started + (index * 1000) / leg.rate;
      if (due > performance.now()) await sleep(due - performance.now());
    }
    const sent = system.publish(contact, id).finally(() => under.delete(sent));
    under.add(sent);
    if (under.size >= inFlight) await Promise.race(under);
  }
  await Promise.all(under);
  return performance.now() - started;
};

/** Sends one leg's messages and waits until the last has come out at the other end. */
export const runLeg = async (system: System, redis: Redis, leg: Leg): Promise<LegResult> => {
  await system.take();
  const meter = await startMeter(redis);
  const started = performance.now();
  const deadline = started + giveUpMs + (leg.rate === undefined ? 0 : (leg.messages / leg.rate) * 1000);
  const starts: number[] = [];
  const ends: number[] = [];
  let workerCpuUs = 0;
  const published = publishAll(system, leg);
  while (ends.length < leg.messages) {
    if (performance.now() > deadline)
      throw new Error(`${system.name}: ${ends.length} of ${leg.messages} messages came out`);
    await sleep(pollMs);
    const taken = await system.take();
    starts.push(...taken.starts);
    ends.push(...taken.ends);
    workerCpuUs += taken.cpuUs;
  }
  const messagesPerSecond = (leg.messages / (performance.now() - started)) * 1000;
  const pushesPerSecond = (leg.messages / (await published)) * 1000;
  return { messagesPerSecond, pushesPerSecond, starts, ends, redis: await meter(), workerCpuUs };
};
