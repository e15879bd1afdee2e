import { BatonError, shardKeys } from '@baton/contracts';
import type { ScoringContext } from '@baton/core';
import type { Config } from '@baton/runtime';
import type { IntentPack, Scorer } from '@baton/scoring';
import type { Redis } from 'ioredis';
import { createBudget } from './budget.ts';
import type { Classifier } from './classifier.ts';
import { createGuarded } from './guarded.ts';
import { createHttpClassifier } from './http-classifier.ts';
import { createModelClassifier } from './model-classifier.ts';
import { createSecondOpinion, type Score } from './second-opinion.ts';

const needed = (config: Config, name: 'INTENT_CLASSIFIER_URL' | 'MODEL_URL' | 'MODEL_NAME'): string => {
  const value = config[name];
  if (value !== undefined) return value;
  const problems = [{ field: name, expected: `set, for INTENT_CLASSIFIER=${config.INTENT_CLASSIFIER}` }];
  throw new BatonError('bad-config', `INTENT_CLASSIFIER=${config.INTENT_CLASSIFIER} needs ${name}`, { problems });
};

const classifierOf = (config: Config): Classifier | null => {
  switch (config.INTENT_CLASSIFIER) {
    case 'built-in':
      return null;
    case 'remote':
      return createHttpClassifier({
        url: needed(config, 'INTENT_CLASSIFIER_URL'),
        secret: config.INTENT_CLASSIFIER_SECRET,
      });
    case 'model':
      return createModelClassifier({
        url: needed(config, 'MODEL_URL'),
        apiKey: config.MODEL_API_KEY,
        model: needed(config, 'MODEL_NAME'),
        price: { input: config.INTENT_MODEL_PRICE_IN, output: config.INTENT_MODEL_PRICE_OUT },
      });
  }
};

export interface OpenScoringOptions {
  readonly config: Config;
  readonly pack: IntentPack;
  readonly score: Scorer['score'];
  /** The first shard's: one budget for the installation. */
  readonly redis: Redis;
  readonly prefix: string;
}

/** How texts are scored here, as the settings say. Throws `bad-config` when one that is needed is missing. */
export const openScoring = ({ config, pack, score, redis, prefix }: OpenScoringOptions): Score => {
  const classifier = classifierOf(config);
  const builtIn = (text: string, context: ScoringContext) => score(text, context);
  if (classifier === null) return builtIn;
  const budget = createBudget(redis, shardKeys(prefix).classifierBudget, {
    callsPerDay: config.INTENT_CLASSIFIER_CALLS_PER_DAY,
    costPerDay: config.INTENT_CLASSIFIER_DOLLARS_PER_DAY * 1e6,
  });
  return createSecondOpinion({
    score: builtIn,
    ask: createGuarded(classifier, budget, { timeoutMs: config.INTENT_CLASSIFIER_TIMEOUT_MS }),
    classifier: classifier.name,
    intents: Object.entries(pack.intents).map(([name, { label }]) => ({ name, label })),
    when: config.INTENT_CLASSIFIER_WHEN,
  });
};
