import { intents } from '@baton/domains/real-estate/intents';
import { readLabelled, readLessons } from '@baton/domains/real-estate/labelled';
import { createScorer, type IntentPack, type Scorer } from '@baton/scoring';
import { createRandom, type LabelledExample, reportOn, shuffled, trainPack } from '@baton/scoring/train';
import { percent } from './metrics.ts';
import { withTypos } from './typo.ts';

const { model: _, ...untrained } = intents;
const pack: IntentPack = untrained;

const reportOf = (scorer: Scorer, examples: readonly LabelledExample[]) =>
  reportOn(
    examples.map(({ text, intents: shown }) => ({ text, intents: shown, confidences: scorer.score(text).intents })),
    true,
  );

const mistyped = (examples: readonly LabelledExample[]): readonly LabelledExample[] => {
  const texts = withTypos(
    examples.map(({ text }) => text),
    1,
  );
  return examples.map((example, at) => ({ ...example, text: texts[at] as string }));
};

const rowOf = (learnt: string, judged: string, scorer: Scorer, examples: readonly LabelledExample[]) => {
  const report = reportOf(scorer, examples);
  return {
    judged,
    'learnt from': learnt,
    'F1 at 0.7': percent(report.f1),
    'exact (95 %)': `${percent(report.exact.value)} (${percent(report.exact.low)} to ${percent(report.exact.high)})`,
    precision: percent(report.precision.value),
    recall: percent(report.recall.value),
    claimed: percent(report.claimed),
    true: percent(report.truth),
    ECE: percent(report.ece),
    'F1 with a typo each': percent(reportOf(scorer, mistyped(examples)).f1),
  };
};

/** Whole groups up to about this many messages: labelled traffic comes in people, not in sentences. */
const someGroups = (examples: readonly LabelledExample[], most: number, seed: number): readonly LabelledExample[] => {
  const groups = shuffled([...new Set(examples.map(({ group }) => group))], createRandom(seed));
  const out: LabelledExample[] = [];
  for (const group of groups) {
    if (out.length < most) out.push(...examples.filter((example) => example.group === group));
  }
  return out.slice(0, most);
};

/** The pack on messages it has learnt nothing from, by what it was taught. */
export const measurePack = () => {
  const [lessons, train] = [readLessons(), readLabelled('train')];
  const taught = (examples: readonly LabelledExample[]): Scorer =>
    createScorer({ ...pack, model: trainPack(pack, examples).model });
  const scorers: readonly (readonly [string, Scorer])[] = [
    ['phrases alone, no model', createScorer(pack)],
    ['phrases and templates', taught([])],
    [`and ${lessons.length} lessons, no label`, taught(lessons)],
    ...[50, 200].map((most): [string, Scorer] => [
      `and ${most} labelled`,
      taught([...lessons, ...someGroups(train, most, most)]),
    ]),
    [`and ${train.length} labelled: as shipped`, createScorer(intents)],
  ];
  const sets = (['held-out', 'unseen', 'month'] as const).map((set) => [set, readLabelled(set)] as const);
  return [...sets, ['all three', sets.flatMap(([, examples]) => examples)] as const].flatMap(([set, examples]) =>
    scorers.map(([learnt, scorer]) => rowOf(learnt, set, scorer, examples)),
  );
};
