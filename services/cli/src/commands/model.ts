import { existsSync } from 'node:fs';
import { fitModel, type ModelRegistry, type ModelStage, type ShadowReport } from '@baton/classifiers/models';
import { BatonError } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import { readText } from '../files.ts';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';
import { modelLines, shadowLines } from '../render/model.ts';

export interface ModelOptions extends RedisOption {
  readonly json?: boolean;
}

const by = 'baton cli';

const show = (stage: ModelStage, seen: ShadowReport | null, { json }: ModelOptions, io: Io): number => {
  if (json) io.out(JSON.stringify({ ...stage, seen }));
  else for (const line of [...modelLines(stage), ...(seen ? shadowLines(seen) : [])]) io.out(line);
  return exitCode.ok;
};

const withModels = (
  options: ModelOptions,
  io: Io,
  run: (models: ModelRegistry, session: Session) => Promise<ModelStage>,
): Promise<number> =>
  withSession(options, io, async (session) => {
    const { models } = session.client;
    const stage = await run(models, session);
    return show(stage, await models.seen(), options, io);
  });

export const listModels = (options: ModelOptions, io: Io): Promise<number> =>
  withModels(options, io, (models) => models.stage());

const readModel = async (path: string): Promise<unknown> => {
  const text = await readText(path, 'the model');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BatonError('bad-input', `the model ${path}: not valid JSON`, { cause });
  }
};

/** A model file, or the version of a model that is kept, reads along from now on. Throws `bad-config` for one that does not fit. */
export const shadowModel = (source: string, options: ModelOptions, io: Io): Promise<number> =>
  withModels(options, io, async (models, { config }) => {
    const written = existsSync(source) ? await readModel(source) : await models.model(source);
    const { model } = fitModel(loadDomain(config.BATON_DOMAIN).intents, written);
    if (!model) throw new BatonError('bad-config', 'this file holds no model');
    return models.shadow(model, by);
  });

export interface PromoteOptions extends ModelOptions {
  readonly least: number;
}

export const promoteModel = (options: PromoteOptions, io: Io): Promise<number> =>
  withModels(options, io, (models) => models.promote(options.least));

export const revertModel = (options: ModelOptions, io: Io): Promise<number> =>
  withModels(options, io, (models) => models.revert());

export const stopShadow = (options: ModelOptions, io: Io): Promise<number> =>
  withModels(options, io, (models) => models.endShadow());
