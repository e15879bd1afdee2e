import { createScorer, type IntentPack, withModel } from '@baton/scoring';
import { type LabelledExample, reportOn, type TrainingReport } from '@baton/scoring/train';

/** How a pack with this model, or by its phrases alone, reads messages that it has not learnt from. */
export const judge = (
  pack: IntentPack,
  model: IntentPack['model'] | null,
  messages: readonly LabelledExample[],
): TrainingReport => {
  const scorer = createScorer(model ? withModel(pack, model) : pack);
  const judged = messages.map(({ text, intents, language }) => {
    return { text, intents, confidences: scorer.score(text, { language }).intents };
  });
  return reportOn(judged, model !== null);
};

/** Smaller differences are nobody's merit or fault. */
const tolerance = { f1: 0.005, ece: 0.01 } as const;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** What is worse about a candidate than about what scores now, a sentence each; empty: nothing. */
export const worse = (current: TrainingReport, candidate: TrainingReport): string[] => [
  ...(candidate.f1 < current.f1 - tolerance.f1
    ? [`F1 at 0.7 falls from ${percent(current.f1)} to ${percent(candidate.f1)}`]
    : []),
  ...(candidate.ece > current.ece + tolerance.ece
    ? [
        `its confidences are further from the truth: ECE rises from ${percent(current.ece)} to ${percent(candidate.ece)}`,
      ]
    : []),
];
