import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { loadDomain } from '@baton/domains';
import { Redis } from 'ioredis';
import type { FaultLine, Run } from '../checker/history.ts';
import type { Verdict } from '../checker/verdict.ts';
import { dump } from './dump.ts';
import { type Fleet, type Slot, startFleet } from './fleet.ts';
import type { LoadOptions } from './load.ts';
import { type Motion, untilQuiet } from './quiesce.ts';
import { createRandom } from './random.ts';

const here = import.meta.dirname;

export interface ChaosOptions {
  readonly redisUrl: string;
  /** Redis of one's own that may be killed too; absent: it is left alone. */
  readonly restartRedis?: () => Promise<string>;
  /** First part of every key: a run's own. */
  readonly app: string;
  /** Where dumps, logs and the verdict go. */
  readonly folder: string;
  readonly domain: string;
  readonly seed: number;
  readonly messages: number;
  readonly contacts: number;
  readonly repeated: number;
  readonly rate: number;
  /** Processes of each service. */
  readonly services: Readonly<Record<string, number>>;
  /** ms between two kills; 0: none. */
  readonly killEveryMs: number;
  /** ms between two freezes of a coordinator or an outbound process, each twice as long as a lock lives; 0: none. */
  readonly freezeEveryMs: number;
  /** After this long without a sign of life a process's jobs go to another, ms. The product's default is 10 s. */
  readonly lockMs: number;
  /** Restarts of Redis, spread over the load. */
  readonly redisRestarts: number;
  /** Longest wait for rest after the load, ms. */
  readonly restMs: number;
  /** Name of a sabotage: the product with one thing taken out. */
  readonly sabotage?: string;
  readonly say?: (line: string) => void;
}

export interface ChaosResult {
  readonly verdict: Verdict;
  readonly faults: Readonly<Record<string, number>>;
  /** Ends of processes that nobody had asked for. */
  readonly crashes: number;
  readonly loadMs: number;
  readonly restMs: number;
  readonly last: Motion;
  readonly messagesPerSecond: number;
}

/** Compiled sources are kept between starts: a fleet that is killed every second would compile all the time. */
const compileCache = join(tmpdir(), 'baton-chaos-compile-cache');

const nodeArgsFor = (sabotage: string | undefined): string[] =>
  sabotage === undefined ? [] : ['--import', `${pathToFileURL(join(here, 'sabotage-hook.ts'))}?name=${sabotage}`];

const runNode = async (script: string, args: readonly string[], nodeArgs: readonly string[] = []): Promise<number> => {
  const child = spawn(process.execPath, [...nodeArgs, join(here, script), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
};

/** Kills at random until stopped, and writes down what was seen to happen. */
const startFaults = (options: ChaosOptions, fleet: Fleet, record: (fault: FaultLine) => Promise<void>) => {
  const random = createRandom(options.seed + 1);
  const stop = new AbortController();
  const pause = (ms: number) => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined);
  let planned = 0;
  const kills = async (): Promise<void> => {
    if (options.killEveryMs === 0) return;
    for (;;) {
      await pause(options.killEveryMs);
      if (stop.signal.aborted) return;
      const slot = random.pick(fleet.slots);
      planned += 1;
      const proof = await fleet.kill(slot);
      await record({ at: Date.now(), kind: 'kill', target: `${slot.service}-${slot.number}`, proof });
    }
  };
  const restarts = async (): Promise<void> => {
    const { restartRedis, redisRestarts, messages, rate } = options;
    if (!restartRedis) return;
    const spread = ((messages / rate) * 1000) / (redisRestarts + 1);
    for (let number = 0; number < redisRestarts; number += 1) {
      await pause(spread);
      if (stop.signal.aborted) return;
      planned += 1;
      await record({ at: Date.now(), kind: 'redis', target: 'redis', proof: await restartRedis() });
    }
  };
  const frozen = new Set<Slot>();
  const freezeOne = async (slot: Slot): Promise<void> => {
    frozen.add(slot);
    const proof = await fleet.freeze(slot, 2 * options.lockMs);
    frozen.delete(slot);
    if (proof === null) return;
    planned += 1;
    await record({ at: Date.now(), kind: 'freeze', target: `${slot.service}-${slot.number}`, proof });
  };
  /** At least one process of each service goes on: its work is to be taken over, not to wait. */
  const freezes = async (): Promise<void> => {
    const under = new Set<Promise<void>>();
    while (options.freezeEveryMs > 0 && !stop.signal.aborted) {
      await pause(options.freezeEveryMs);
      const lanes = fleet.slots.filter(({ service }) => service === 'coordinator' || service === 'outbound');
      const slot = random.pick(lanes);
      const others = lanes.filter((other) => other.service === slot.service && other !== slot && !frozen.has(other));
      if (stop.signal.aborted || frozen.has(slot) || others.length === 0) continue;
      const freeze = freezeOne(slot).finally(() => under.delete(freeze));
      under.add(freeze);
    }
    await Promise.all(under);
  };
  const done = Promise.all([kills(), freezes(), restarts()]);
  return {
    planned: () => planned,
    stop: async () => {
      stop.abort();
      await done;
    },
  };
};

const countFaults = async (file: string): Promise<Record<string, number>> => {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  const counts: Record<string, number> = {};
  for (const text of lines) {
    const { kind } = JSON.parse(text) as FaultLine;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};

const redisNow = async (redis: Redis): Promise<number> => Number((await redis.time())[0]) * 1000;

/** One run: load, faults, rest, dumps, verdict. */
export const runChaos = async (options: ChaosOptions): Promise<ChaosResult> => {
  const { app, folder, redisUrl, seed, messages, contacts, repeated, rate, say = () => {} } = options;
  await mkdir(folder, { recursive: true });
  const faultsFile = join(folder, 'faults.ndjson');
  await writeFile(faultsFile, '');
  const prefix = `{${app}:0}`;
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  const env = {
    REDIS_URL: redisUrl,
    BATON_APP: app,
    BATON_DOMAIN: options.domain,
    LOG_LEVEL: 'warn',
    NODE_COMPILE_CACHE: compileCache,
    LOCK_DURATION_MS: String(options.lockMs),
    STALLED_INTERVAL_MS: String(Math.max(500, Math.round(options.lockMs / 2.5))),
  };
  const fleet = startFleet({ services: options.services, env, logs: folder, nodeArgs: nodeArgsFor(options.sabotage) });
  try {
    await fleet.ready();
    say(`${fleet.slots.length} processes are ready; ${messages} messages of ${contacts} contacts, ${rate} a second`);
    const faults = startFaults(options, fleet, (fault) => appendFile(faultsFile, `${JSON.stringify(fault)}\n`));
    const load: LoadOptions = {
      redisUrl,
      app,
      seed,
      messages,
      contacts,
      repeated,
      rate,
      file: join(folder, 'client.ndjson'),
    };
    const started = performance.now();
    const code = await runNode('load.ts', [JSON.stringify(load)], nodeArgsFor(options.sabotage));
    if (code !== 0) throw new Error(`the load ended with ${code}`);
    const loadMs = performance.now() - started;
    await faults.stop();
    say(`everything is sent after ${Math.round(loadMs / 1000)} s; waiting for rest`);
    const { quiesced, tookMs, last } = await untilQuiet(redis, prefix, options.restMs);
    const endedAt = await redisNow(redis);
    const { limits, firstBot } = loadDomain(options.domain).policy;
    const { cooldownMs, perHour, perDay } = limits;
    const planned = { messages, faults: faults.planned() };
    const run: Run = { seed, planned, quiesced, endedAt, limits: { cooldownMs, perHour, perDay }, firstBot };
    await writeFile(join(folder, 'run.json'), JSON.stringify(run));
    await dump(redis, prefix, folder, endedAt);
    await runNode('../checker/main.ts', [folder]);
    const verdict = JSON.parse(await readFile(join(folder, 'verdict.json'), 'utf8')) as Verdict;
    const messagesPerSecond = messages / ((loadMs + tookMs) / 1000);
    return {
      verdict,
      faults: await countFaults(faultsFile),
      crashes: fleet.crashes(),
      loadMs,
      restMs: tookMs,
      last,
      messagesPerSecond,
    };
  } finally {
    await fleet.close();
    redis.disconnect();
  }
};

export const chaosFolder = (name: string): string => resolve(here, '../../.baton/chaos', name);
