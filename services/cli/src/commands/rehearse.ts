import { BatonError } from '@baton/contracts';
import { type DomainPack, loadDomain } from '@baton/domains';
import { type Simulated, type SimulationOptions, shrink, simulate } from '@baton/simulation';
import { exitCode, type Io } from '../io.ts';

export interface RehearseOptions {
  readonly seeds: number;
  readonly seed: number;
  readonly domain: string;
  readonly json?: boolean;
}

const simulationOf = (pack: DomainPack): SimulationOptions => {
  if (pack.rehearsal) return { pack, phrases: pack.rehearsal };
  throw new BatonError('bad-input', `the domain "${pack.name}" has no rehearsal: sentences that its contacts say`);
};

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

/**
 * Plays generated conversations under faults and checks every promise after every step. 0: all were kept; 1: one was
 * not, and the shortest script that breaks it is printed.
 */
export const rehearse = async (options: RehearseOptions, io: Io): Promise<number> => {
  const simulation = simulationOf(loadDomain(options.domain));
  const started = performance.now();
  let conversations = 0;
  for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
    const simulated = await simulate(seed, simulation);
    conversations += simulated.conversations;
    if (simulated.violations.length === 0) continue;
    report(io, await shrink(simulated, simulation), options.json);
    return exitCode.no;
  }
  const seconds = (performance.now() - started) / 1000;
  const summary = { seeds: options.seeds, conversations, seconds, violations: 0 };
  const speed = Math.round(conversations / seconds);
  if (options.json) io.out(JSON.stringify(summary));
  else io.out(`${options.seeds} seeds, ${conversations} conversations, ${speed} a second: every promise was kept`);
  return exitCode.ok;
};
