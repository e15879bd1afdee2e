import { BatonError, isBatonError, type shardKeys } from '@baton/contracts';
import { createScorer, type IntentPack, type Scorer, withModel } from '@baton/scoring';
import { sourcesOf } from '@baton/scoring/train';
import type { Redis } from 'ioredis';
import type { ModelRegistry } from './model-registry.ts';
import type { ModelStage } from './model-stage.ts';
import { createShadowReader, type FiledMessage, type ShadowReader } from './shadow-reader.ts';

export interface LiveModelsOptions {
  readonly pack: IntentPack;
  readonly registry: ModelRegistry;
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
  /** A model that is to be used and cannot be. In its place the shipped one scores, or none reads along. */
  readonly onUnfit: (version: string, error: BatonError) => void;
  readonly onChange: (stage: Pick<ModelStage, 'active' | 'shadow'>) => void;
}

/** The scorer that the registry names, and the one in shadow. */
export interface LiveModels {
  readonly score: Scorer['score'];
  /** Has the model in shadow read along, if there is one. */
  watch(filed: FiledMessage): void;
  /** Takes up what the registry says now, and writes what the shadow has seen. To be called about once a second. */
  refresh(): Promise<void>;
}

/** A pack with this model. Throws `bad-config` for one that is damaged or was trained on another version of the pack. */
export const fitModel = (pack: IntentPack, model: unknown): IntentPack => {
  const fitted = withModel(pack, model);
  if (fitted.model?.pack === sourcesOf(pack, []).pack) return fitted;
  throw new BatonError('bad-config', 'this model was trained on another version of the pack: train it again');
};

/** Starts with the model that ships with the pack, and changes at {@link LiveModels.refresh} alone. */
export const createLiveModels = (options: LiveModelsOptions): LiveModels => {
  const { pack, registry, redis, keys, onUnfit, onChange } = options;
  const shipped = createScorer(pack);
  let known = '';
  let active = shipped;
  let shadow: ShadowReader | null = null;

  const scorerOf = async (version: string | null): Promise<Scorer | null> => {
    if (version === null) return null;
    try {
      return createScorer(fitModel(pack, await registry.model(version)));
    } catch (error) {
      if (!isBatonError(error) || error.kind !== 'permanent') throw error;
      onUnfit(version, error);
      return null;
    }
  };

  const takeUp = async (stage: ModelStage): Promise<void> => {
    const [scorer, reader] = await Promise.all([scorerOf(stage.active), scorerOf(stage.shadow)]);
    active = scorer ?? shipped;
    await shadow?.flush();
    const version = stage.shadow;
    shadow = reader && version !== null ? createShadowReader({ version, scorer: reader, redis, keys }) : null;
    onChange(stage);
  };

  return {
    score: (text, context) => active.score(text, context),
    watch: (filed) => shadow?.watch(filed),
    async refresh() {
      const { text, stage } = await registry.current();
      if (text !== known) {
        await takeUp(stage);
        known = text;
      }
      await shadow?.flush();
    },
  };
};
