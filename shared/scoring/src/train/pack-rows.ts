import type { Language } from '@baton/contracts';
import type { IntentModel, IntentWeights } from '../linear/linear-model.ts';
import type { IntentPack } from '../pack.ts';
import type { PackReader } from '../read-message.ts';
import { type RuleHit, rulesLogit, ruleWeights } from '../rules/intent-rules.ts';
import { background } from './background.ts';
import { deny, isDeniable } from './denials.ts';
import type { LabelledExample } from './example.ts';
import { expandTemplate } from './expand-template.ts';
import type { Fitted, Row } from './fit.ts';
import type { Random } from './random.ts';
import { type Occurrences, occurrencesIn } from './text-rows.ts';

/** A text to learn from. */
export interface Lesson {
  readonly text: string;
  readonly intents: readonly string[];
  readonly language: Language;
  readonly weight: number;
  /** The template or the everyday text it was made from, by number; absent for a whole message. */
  readonly pattern?: number;
  /** A message that nobody has sent. */
  readonly written?: true;
}

/** How many sentences one template makes, and what each kind of lesson counts. */
export const amounts = {
  perTemplate: 40,
  denied: 0.25,
  template: 1,
  background: 1,
  written: 0.5,
  labelled: 2,
} as const;

/** Some of the positive lessons once more, denied, as lessons of nothing. */
const denied = (lessons: readonly Lesson[], random: Random): readonly Lesson[] =>
  lessons
    .filter(({ text, intents }) => intents.length > 0 && isDeniable(text) && random() < amounts.denied)
    .map((lesson) => ({ ...lesson, text: deny(lesson.text, lesson.language, random), intents: [] }));

/** What a pack teaches by itself: its templates, everyday texts of none of its intents, and denials of the templates. */
export const packLessons = (pack: IntentPack, random: Random): readonly Lesson[] => {
  const patterns = pack.templates.flatMap((template) => template.patterns.map((text) => ({ ...template, text })));
  const templates = patterns.flatMap(({ intents, language, text: template }, pattern) =>
    expandTemplate(template, pack.words, amounts.perTemplate, random).map((text): Lesson => {
      return { text, intents, language, weight: amounts.template, pattern };
    }),
  );
  const everyday = Object.entries(background)
    .flatMap(([language, texts]) => texts.map((text) => ({ text, language: language as Language })))
    .map((text, at): Lesson => ({ ...text, intents: [], weight: amounts.background, pattern: patterns.length + at }));
  return [...templates, ...everyday, ...denied(templates, random)];
};

/** What labelled messages teach: themselves, and denials of some. */
export const labelledLessons = (examples: readonly LabelledExample[], random: Random): readonly Lesson[] => {
  const lessons = examples.map(({ text, intents, language, written }): Lesson => {
    const weight = written ? amounts.written : amounts.labelled;
    return { text, intents, language, weight, ...(written && { written }) };
  });
  return [...lessons, ...denied(lessons, random)];
};

/** An intent's own parameters: how much its phrases count, what a denial adds, and a correction for each phrase. */
const own = { rules: 0, denied: 1, phrases: 2 } as const;

const ownOf = (hits: readonly RuleHit[]): readonly (readonly [number, number])[] => {
  const pairs: [number, number][] = [];
  const authored = rulesLogit(hits);
  if (authored !== 0) pairs.push([own.rules, authored]);
  if (hits.some((hit) => !hit.asserted)) pairs.push([own.denied, 1]);
  const asserted = new Set(hits.filter((hit) => hit.asserted).map((hit) => hit.phrase));
  return [...pairs, ...[...asserted].map((phrase): [number, number] => [own.phrases + phrase, 1])];
};

/** Where the own parameters of each intent begin: phrases count as their author set them. */
export const ownMeans = (pack: IntentPack): readonly Float64Array[] =>
  Object.values(pack.intents).map((intent) => {
    const means = new Float64Array(own.phrases + ruleWeights(intent).length);
    means[own.rules] = 1;
    return means;
  });

/** What a pack finds in a text, whatever is learnt of it. */
export interface Studied extends Occurrences {
  readonly own: NonNullable<Row['own']>;
}

/** Studies each text once: what is found in it does not depend on what it is learnt with. */
export const createStudy = (reader: PackReader, dims: number): ((text: string) => Studied) => {
  const studied = new Map<string, Studied>();
  return (text) => {
    const known = studied.get(text);
    if (known) return known;
    const reading = reader.read(text);
    const own = reader.intents.map((intent) => ownOf(intent.rules(reading)));
    const found = { ...occurrencesIn(reading, dims), own };
    studied.set(text, found);
    return found;
  };
};

/** A lesson as a row of the learner. */
export const rowOf = (
  { weight, intents }: Lesson,
  { own }: Studied,
  reader: PackReader,
  vector: Pick<Row, 'index' | 'value'>,
): Row => ({
  ...vector,
  weight,
  labels: intents.map((name) => reader.intents.findIndex((intent) => intent.name === name)),
  own,
});

const fourDigits = (value: number): number => Math.round(value * 1e4) / 1e4;

/** What was learnt of each intent, as it stands in the model file. */
export const intentWeights = (
  fitted: Fitted,
  names: readonly string[],
  calibrationOf: (name: string) => IntentWeights['calibration'],
): IntentModel['intents'] =>
  Object.fromEntries(
    names.map((name, at) => {
      const theta = fitted.own[at] as Float64Array;
      const weights: IntentWeights = {
        bias: fourDigits(fitted.bias[at] as number),
        rules: fourDigits(theta[own.rules] as number),
        denied: fourDigits(theta[own.denied] as number),
        phrases: [...theta.subarray(own.phrases)].map(fourDigits),
        calibration: calibrationOf(name),
      };
      return [name, weights];
    }),
  );
