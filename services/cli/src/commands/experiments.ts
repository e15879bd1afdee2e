import { BatonError } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import { type Experiment, sampleSize } from '@baton/experiments';
import { readText } from '../files.ts';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { experimentLines, reportLines } from '../render/experiment.ts';

export interface ExperimentOptions extends RedisOption {
  readonly json?: boolean;
}

const show = (experiments: readonly Experiment[], { json }: ExperimentOptions, io: Io): number => {
  const lines = json ? experiments.map((one) => JSON.stringify(one)) : experimentLines(experiments);
  for (const line of lines) io.out(line);
  return exitCode.ok;
};

export const listExperiments = async (options: ExperimentOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => show(await client.experiments.list(), options, io));

const readDefinition = async (path: string): Promise<unknown> => {
  const text = await readText(path, 'the experiment');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BatonError('bad-input', `the experiment ${path}: not valid JSON`, { cause });
  }
};

/** Coordinators treat by it within a second. */
export const startExperiment = async (path: string, options: ExperimentOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client, config }) => {
    const definition = await readDefinition(path);
    return show([await client.experiments.start(definition, loadDomain(config.BATON_DOMAIN).policy)], options, io);
  });

/** 1 when the figures may not be believed. */
export const reportExperiment = async (id: string, options: ExperimentOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const report = await client.experiments.report(id);
    for (const line of options.json ? [JSON.stringify(report)] : reportLines(report)) io.out(line);
    return report.running.conclusion.status === 'invalid' ? exitCode.no : exitCode.ok;
  });

export const stopExperiment = async (id: string, options: ExperimentOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ client }) => show([await client.experiments.stop(id)], options, io));

export interface PromoteOptions extends ExperimentOptions {
  readonly share?: number;
  readonly hours?: number;
}

const hour = 3_600_000;

export const promoteVariant = async (
  { id, variant }: { readonly id: string; readonly variant: string },
  options: PromoteOptions,
  io: Io,
): Promise<number> =>
  withSession(options, io, async ({ client }) => {
    const { share, hours } = options;
    const canary = {
      ...(share !== undefined && { share }),
      ...(hours !== undefined && { ms: Math.round(hours * hour) }),
    };
    return show([await client.experiments.promote(id, variant, canary)], options, io);
  });

export interface SizeOptions {
  readonly base: number;
  readonly difference: number;
  readonly json?: boolean;
}

/** How many contacts a comparison needs that is looked at once, at its end. */
export const sizeExperiment = async ({ base, difference, json }: SizeOptions, io: Io): Promise<number> => {
  if (base + difference >= 1 || difference === 0) {
    throw new BatonError('bad-input', '--difference: above 0, and with --base below 1');
  }
  const contacts = sampleSize({ base, difference });
  io.out(
    json ? JSON.stringify({ contacts }) : `${contacts} contacts for each variant (alpha 5 %, power 80 %, one look)`,
  );
  return exitCode.ok;
};
