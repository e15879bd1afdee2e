import type { Redis } from 'ioredis';
import { type Leg, type LegResult, runLeg } from './legs.ts';
import { median, percentile, round } from './stats.ts';
import { type System, type SystemName, startSystem } from './systems.ts';

export interface PipelineOptions {
  readonly rounds: number;
  readonly messages: number;
}

const names: readonly SystemName[] = ['bare-queues', 'bare-hops', 'collect', 'enqueue'];
const perContacts = [1, 5] as const;

/** One system at one number of messages a contact. */
export interface Row {
  readonly system: SystemName;
  readonly perContact: number;
  /** Medians over the rounds. */
  readonly messagesPerSecond: number;
  readonly pushesPerSecond: number;
  /** Median over the rounds of the ratio to the bare chain of the same round: as many queues, as many hops. */
  readonly toQueues: number;
  readonly toHops: number;
  readonly redisOps: number;
  readonly redisScripts: number;
  readonly redisUs: number;
  readonly workerUs: number;
}

export interface LatencyRow {
  readonly system: SystemName;
  readonly rate: number;
  readonly startP50: number;
  readonly startP99: number;
  readonly replyP50: number;
  readonly replyP99: number;
}

export interface PipelineResult {
  readonly throughput: readonly Row[];
  readonly latency: readonly LatencyRow[];
  /** Redis commands of one message, by name, at one message a contact. */
  readonly commands: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

type Results = Map<string, LegResult[]>;
const keyOf = (system: SystemName, perContact: number): string => `${system}/${perContact}`;

const rowOf = (results: Results, system: SystemName, perContact: number, messages: number): Row => {
  const own = results.get(keyOf(system, perContact)) ?? [];
  const of = (value: (result: LegResult) => number): number => median(own.map(value));
  const ratioTo = (bare: SystemName): number => {
    const others = results.get(keyOf(bare, perContact)) ?? [];
    const ratios = own.map((result, i) => result.messagesPerSecond / (others[i]?.messagesPerSecond ?? Number.NaN));
    return round(median(ratios), 2);
  };
  return {
    system,
    perContact,
    messagesPerSecond: Math.round(of((result) => result.messagesPerSecond)),
    pushesPerSecond: Math.round(of((result) => result.pushesPerSecond)),
    toQueues: ratioTo('bare-queues'),
    toHops: ratioTo('bare-hops'),
    redisOps: round(of((result) => result.redis.ops / messages)),
    redisScripts: round(of((result) => result.redis.scripts / messages)),
    redisUs: Math.round(of((result) => result.redis.cpuUs / messages)),
    workerUs: Math.round(of((result) => result.workerCpuUs / messages)),
  };
};

const perMessage = (result: LegResult | undefined, messages: number): Record<string, number> =>
  Object.fromEntries(
    Object.entries(result?.redis.byCommand ?? {})
      .map(([name, calls]) => [name, round(calls / messages, 2)] as const)
      .filter(([, calls]) => calls >= 0.05)
      .sort(([, a], [, b]) => b - a),
  );

const latencyOf = async (systems: Map<SystemName, System>, redis: Redis, rate: number): Promise<LatencyRow[]> => {
  const leg: Leg = { messages: Math.max(200, Math.round(rate * 8)), perContact: 1, rate };
  const rows: LatencyRow[] = [];
  for (const [name, system] of systems) {
    const { starts, ends } = await runLeg(system, redis, leg);
    const at = (samples: readonly number[], share: number): number => round(percentile(samples, share), 2);
    const [startP50, startP99] = [at(starts, 0.5), at(starts, 0.99)];
    rows.push({
      system: name,
      rate: Math.round(rate),
      startP50,
      startP99,
      replyP50: at(ends, 0.5),
      replyP99: at(ends, 0.99),
    });
  }
  return rows;
};

/** The whole path against a bare BullMQ chain, side by side: rounds in which all systems take turns. */
export const benchPipeline = async (
  redisUrl: string,
  redis: Redis,
  options: PipelineOptions,
): Promise<PipelineResult> => {
  const { rounds, messages } = options;
  const systems = new Map<SystemName, System>();
  for (const name of names) systems.set(name, await startSystem(name, redisUrl, redis));
  try {
    for (const system of systems.values()) await runLeg(system, redis, { messages: 500, perContact: 1 });
    const results: Results = new Map();
    for (let number = 0; number < rounds; number += 1) {
      for (const perContact of perContacts) {
        for (const [name, system] of systems) {
          const result = await runLeg(system, redis, { messages, perContact });
          results.set(keyOf(name, perContact), [...(results.get(keyOf(name, perContact)) ?? []), result]);
        }
      }
    }
    const throughput = perContacts.flatMap((n) => names.map((name) => rowOf(results, name, n, messages)));
    const capacity = throughput.find((row) => row.system === 'collect' && row.perContact === 1)?.messagesPerSecond ?? 0;
    const commands = Object.fromEntries(
      names.map((name) => [name, perMessage(results.get(keyOf(name, 1))?.[0], messages)]),
    );
    return { throughput, latency: await latencyOf(systems, redis, capacity / 10), commands };
  } finally {
    for (const system of systems.values()) await system.close();
  }
};
