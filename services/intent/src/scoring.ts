import { openScoring, type Score } from '@baton/classifiers';
import { createLiveModels, createModelRegistry, type LiveModels } from '@baton/classifiers/models';
import { type SecondOpinion, shardKeys } from '@baton/contracts';
import { every, type Log, paced, type Running, type ServiceContext, type Shard } from '@baton/runtime';
import type { IntentPack } from '@baton/scoring';

/** How soon another model scores, and how often what a model in shadow has seen is written. */
const refreshEveryMs = 1000;

/** How often a classifier that does not help is told of. */
const tellEveryMs = 10_000;
const unremarkable: readonly SecondOpinion['result'][] = ['used', 'rule', 'sure'];

/** The journal has every case; the log tells that there are any. */
const tellingFailures = (score: Score, log: Log): Score => {
  const tell = paced(tellEveryMs, ({ classifier, result }: SecondOpinion, skipped) =>
    log.warn({ classifier, result, skipped }, 'the built-in score stands: the classifier was not taken'),
  );
  return async (text, context) => {
    const scored = await score(text, context);
    if (scored.second && !unremarkable.includes(scored.second.result)) tell(scored.second);
    return scored;
  };
};

export interface Scoring extends Running {
  readonly score: Score;
  readonly watch: LiveModels['watch'];
}

/** How this process scores: by the model that the registry names, and beside it the classifier that the settings name. */
export const startScoring = async (context: ServiceContext, pack: IntentPack): Promise<Scoring> => {
  const { config, log, shards } = context;
  const { redis, prefix } = shards.all[0] as Shard;
  const models = createLiveModels({
    ...{ pack, redis, keys: shardKeys(prefix), registry: createModelRegistry(redis, prefix) },
    onUnfit: (model, err) => log.error({ model, err }, 'this intent model cannot be used here'),
    onChange: ({ active, shadow }) => log.info({ active: active ?? 'shipped', shadow }, 'intent models'),
  });
  await models.refresh();
  const warn = paced(1000, (error: unknown) => log.warn({ err: error }, 'intent models not looked up'));
  const stop = every({ ms: refreshEveryMs, delayMs: refreshEveryMs, run: models.refresh, onError: warn });
  return {
    score: tellingFailures(openScoring({ config, pack, score: models.score, redis, prefix }), log),
    watch: models.watch,
    async close() {
      await stop();
      await models.refresh();
    },
  };
};
