import { readFileSync } from 'node:fs';
import { BatonError, shardKeys } from '@baton/contracts';
import { redisTime } from '@baton/runtime';
import type { Redis } from 'ioredis';
import {
  type ModelStage,
  noModels,
  ModelStage as StageSchema,
  toActive,
  toPrevious,
  toShadow,
  withoutShadow,
} from './model-stage.ts';
import { readShadow, type ShadowReport } from './shadow-counts.ts';

const script = readFileSync(new URL('../lua/replaceStage-2.lua', import.meta.url), 'utf8');
const maxAttempts = 20;

/** The models that a team has trained for its installation, and which of them scores. */
export interface ModelRegistry {
  stage(): Promise<ModelStage>;
  /** Also as it is written: another text is another stage. */
  current(): Promise<{ readonly text: string; readonly stage: ModelStage }>;
  /** A model as its file has it. Throws `not-found`. */
  model(version: string): Promise<unknown>;
  /** Keeps a model and has it read along, from nothing. */
  shadow(model: { readonly version: string }, by: string): Promise<ModelStage>;
  /** What the model in shadow has seen so far; null: none is. */
  seen(): Promise<ShadowReport | null>;
  /** The model in shadow scores from now on. Throws `bad-input` unless it has read this many messages. */
  promote(least: number): Promise<ModelStage>;
  /** The model before it scores again. */
  revert(): Promise<ModelStage>;
  endShadow(): Promise<ModelStage>;
}

interface Added {
  readonly version: string;
  readonly body: string;
}

export const createModelRegistry = (redis: Redis, prefix: string): ModelRegistry => {
  const keys = shardKeys(prefix);
  const current = async () => {
    const text = (await redis.get(keys.modelStage)) ?? '';
    return { text, stage: text === '' ? noModels : StageSchema.parse(JSON.parse(text)) };
  };

  const change = async (step: (stage: ModelStage) => ModelStage, added?: Added): Promise<ModelStage> => {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const { text: before, stage: from } = await current();
      const to = step(from);
      const left = new Set(to.models.map(({ version }) => version));
      const dropped = from.models.map(({ version }) => version).filter((version) => !left.has(version));
      const args = [before, JSON.stringify(to), added?.version ?? '', added?.body ?? '', ...dropped];
      if (Number(await redis.eval(script, 2, keys.modelStage, keys.models, ...args)) === 1) return to;
    }
    throw new BatonError('stale-lease', 'which model scores is changed by others all the time');
  };

  const registry: ModelRegistry = {
    current,
    stage: async () => (await current()).stage,
    async model(version) {
      const body = await redis.hget(keys.models, version);
      if (body === null) throw new BatonError('not-found', `there is no model ${version}; baton model ls lists them`);
      return JSON.parse(body);
    },
    async shadow(model, by) {
      const { version } = model;
      const card = { version, at: await redisTime(redis), by };
      await redis.del(keys.shadowCounts(version), keys.shadowReads(version));
      return change((stage) => toShadow(stage, card), { version, body: JSON.stringify(model) });
    },
    async seen() {
      const { shadow } = await registry.stage();
      return shadow === null ? null : readShadow(redis, keys, shadow);
    },
    async promote(least) {
      const seen = await registry.seen();
      if (seen && seen.messages < least) {
        const problem = `the model in shadow has read ${seen.messages} messages; at least ${least} are asked for`;
        throw new BatonError('bad-input', `${problem} (--least)`);
      }
      // Whoever put another model into shadow meanwhile has not seen what this one did.
      return change((stage) => {
        if (seen && stage.shadow !== seen.version) throw new BatonError('bad-input', 'another model is in shadow now');
        return toActive(stage);
      });
    },
    revert: () => change(toPrevious),
    endShadow: () => change(withoutShadow),
  };
  return registry;
};
