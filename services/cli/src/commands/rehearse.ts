import { availableParallelism } from 'node:os';
import { loadDomain } from '@baton/domains';
import { type Simulated, shrink, simulate } from '@baton/simulation';
import { Tinypool } from 'tinypool';
import { exitCode, type Io } from '../io.ts';
import { type Played, type Seeds, simulationOf } from './play-seeds.ts';

export interface RehearseOptions {
  readonly seeds: number;
  readonly seed: number;
  readonly domain: string;
  readonly json?: boolean;
}

const report = (io: Io, { seed, violations, script }: Simulated, json: boolean | undefined): void => {
  if (json) {
    io.out(JSON.stringify({ seed, violations, script }));
    return;
  }
  io.out(`seed ${seed} breaks a promise:`);
  for (const { rule, contact, saw } of violations) io.out(`  ${rule}, ${contact}: ${saw}`);
  io.out('The shortest script found that still does:');
  for (const input of script) io.out(`  ${JSON.stringify(input)}`);
};

/** What a thread plays before it asks for more. */
const seedsATime = 100;

const shares = ({ seeds, seed, domain }: RehearseOptions): readonly Seeds[] =>
  Array.from({ length: Math.ceil(seeds / seedsATime) }, (_, at) => {
    const first = seed + at * seedsATime;
    return { domain, first, count: Math.min(seedsATime, seed + seeds - first) };
  });

/** Each item, `at` a time, in order. */
const inTurn = async <T, R>(items: readonly T[], act: (item: T) => Promise<R>, at: number): Promise<readonly R[]> => {
  const results: R[] = [];
  let next = 0;
  const runner = async (): Promise<void> => {
    for (let mine = next++; mine < items.length; mine = next++) results[mine] = await act(items[mine] as T);
  };
  await Promise.all(Array.from({ length: at }, runner));
  return results;
};

/** Plays all seeds on as many threads as the machine has cores. Those after a seed that fails need not be played. */
const playAll = async (options: RehearseOptions): Promise<readonly Played[]> => {
  const work = shares(options);
  const filename = new URL('./play-seeds.ts', import.meta.url).href;
  const maxThreads = Math.min(availableParallelism(), work.length);
  const pool = new Tinypool({ filename, minThreads: maxThreads, maxThreads });
  let failed = false;
  const play = async (share: Seeds): Promise<Played | null> => {
    if (failed) return null;
    const played: Played = await pool.run(share);
    failed ||= played.failed !== null;
    return played;
  };
  try {
    return (await inTurn(work, play, maxThreads)).filter((played) => played !== null);
  } finally {
    await pool.destroy();
  }
};

/**
 * Plays generated conversations under faults and checks every promise after every step. 0: all were kept; 1: one was
 * not, and the shortest script that breaks it is printed.
 */
export const rehearse = async (options: RehearseOptions, io: Io): Promise<number> => {
  const simulation = simulationOf(loadDomain(options.domain));
  const started = performance.now();
  const played = await playAll(options);
  const failed = played.find((share) => share.failed !== null)?.failed ?? null;
  if (failed !== null) {
    report(io, await shrink(await simulate(failed, simulation), simulation), options.json);
    return exitCode.no;
  }
  const seconds = (performance.now() - started) / 1000;
  const conversations = played.reduce((sum, share) => sum + share.conversations, 0);
  const summary = { seeds: options.seeds, conversations, seconds, violations: 0 };
  const speed = Math.round(conversations / seconds);
  if (options.json) io.out(JSON.stringify(summary));
  else io.out(`${options.seeds} seeds, ${conversations} conversations, ${speed} a second: every promise was kept`);
  return exitCode.ok;
};
