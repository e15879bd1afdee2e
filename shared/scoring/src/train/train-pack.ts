import { fingerprint } from '../linear/hash.ts';
import { type Calibration, type IntentModel, packArrays } from '../linear/linear-model.ts';
import { createLogits } from '../logits.ts';
import type { IntentPack } from '../pack.ts';
import { createPackReader, type PackReader } from '../read-message.ts';
import type { LabelledExample } from './example.ts';
import { type Fitted, fitOneVsRest } from './fit.ts';
import {
  createStudy,
  intentWeights,
  type Lesson,
  labelledLessons,
  ownMeans,
  packLessons,
  rowOf,
  type Studied,
} from './pack-rows.ts';
import { fitPlatt, type Scoring } from './platt.ts';
import { createRandom } from './random.ts';
import { type Judged, reportOn, type TrainingReport } from './report.ts';
import { idfOf, vectorOf } from './text-rows.ts';

export interface TrainOptions {
  readonly seed?: number;
  readonly dims?: number;
  readonly epochs?: number;
  readonly folds?: number;
}

export interface Trained {
  readonly model: IntentModel;
  readonly report: TrainingReport;
}

const defaults = { seed: 1, dims: 2 ** 18, epochs: 8, folds: 4 } as const;
const charWeight = 0.6;
const rate = 0.3;
const decay = 3e-4;
const pull = 0.02;
const bias = -2;
/** With fewer labelled messages and templates a calibration would be a guess: the log-odds stand as they are. */
const fewestToCalibrate = 50;

const identity: Calibration = { a: 1, b: 0, samples: 0 };
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const sixDigits = (value: number): number => Math.round(value * 1e6) / 1e6;

type Settings = Required<TrainOptions>;
type Calibrations = ReadonlyMap<string, Calibration>;

/** What is trained, and how. */
interface Subject {
  readonly pack: IntentPack;
  readonly reader: PackReader;
  readonly study: ReturnType<typeof createStudy>;
  readonly settings: Settings;
}

/** The pack without what training made of it: what a model depends on. */
const packText = ({ model: _, ...pack }: IntentPack): string => JSON.stringify(pack);

/** Fingerprints of what a model is made from: a model whose two differ from these is stale. */
export const sourcesOf = (
  pack: IntentPack,
  examples: readonly LabelledExample[],
): Pick<IntentModel, 'pack' | 'data'> => ({
  pack: fingerprint(packText(pack)),
  data: fingerprint(JSON.stringify(examples)),
});

const fitLessons = (
  { pack, reader, study, settings: { seed, dims, epochs } }: Subject,
  lessons: readonly Lesson[],
): { fitted: Fitted; idf: Float32Array } => {
  const texts = lessons.map(({ text }) => study(text));
  const idf = idfOf(texts, dims);
  const rows = lessons.map((lesson, at) => {
    const studied = texts[at] as Studied;
    return rowOf(lesson, studied, reader, vectorOf(studied, idf, charWeight));
  });
  const classes = reader.intents.length;
  const prior = { means: ownMeans(pack), pull };
  const random = createRandom(seed + 1);
  return { fitted: fitOneVsRest({ rows, dims, classes, epochs, rate, decay, bias, prior, random }), idf };
};

/** All that a pack and labelled messages teach. */
const lessonsOf = (
  { pack, settings }: Subject,
  examples: readonly LabelledExample[],
): { own: readonly Lesson[]; labelled: readonly Lesson[] } => {
  const random = createRandom(settings.seed);
  return { own: packLessons(pack, random), labelled: labelledLessons(examples, random) };
};

const buildModel = (
  subject: Subject,
  examples: readonly LabelledExample[],
  lessons: readonly Lesson[],
  calibrations: Calibrations,
): IntentModel => {
  const { pack, reader, settings } = subject;
  const { fitted, idf } = fitLessons(subject, lessons);
  const names = reader.intents.map(({ name }) => name);
  const body = {
    schema: 2 as const,
    ...sourcesOf(pack, examples),
    seed: settings.seed,
    dims: settings.dims,
    charWeight,
    intents: intentWeights(fitted, names, (name) => calibrations.get(name) ?? identity),
    ...packArrays({ dims: settings.dims, charWeight, intents: names, idf, weights: fitted.weights }),
  };
  return { ...body, version: fingerprint(JSON.stringify(body)) };
};

/** Groups into folds: a group's sentences resemble each other, so they are all learnt from or all tested on. */
const foldsOf = (examples: readonly LabelledExample[], folds: number): readonly LabelledExample[][] => {
  const groups = [...new Set(examples.map(({ group }) => group))];
  const out = Array.from({ length: folds }, (): LabelledExample[] => []);
  for (const example of examples) out[groups.indexOf(example.group) % folds]?.push(example);
  return out;
};

interface Unseen {
  readonly lesson: Lesson;
  readonly z: readonly number[];
}

/** Sentences of one template that are judged, each at its share of the weight: more would drown what people wrote. */
const judgedOfPattern = 2;
/** What a written lesson counts when confidences are calibrated: it is harder than traffic, and there are many. */
const writtenCounts = 0.1;

const countsFor = ({ pattern, written }: Lesson): number =>
  pattern !== undefined ? 1 / judgedOfPattern : written ? writtenCounts : 1;

const someOfEach = (lessons: readonly Lesson[]): readonly Lesson[] => {
  const counts = new Map<number, number>();
  return lessons.filter(({ pattern = -1 }) => {
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
    return pattern >= 0 && (counts.get(pattern) ?? 0) <= judgedOfPattern;
  });
};

/**
 * Log-odds of every labelled message, of denials of some, of some sentences of every template and of everyday texts, each
 * by a model that has learnt from no message of its group and no sentence of its template.
 */
const scoreUnseen = (subject: Subject, examples: readonly LabelledExample[]): readonly Unseen[] => {
  const { pack, reader, settings } = subject;
  const patterns = pack.templates.reduce((count, template) => count + template.patterns.length, 0);
  if (examples.length + patterns < fewestToCalibrate) return [];
  const { own } = lessonsOf(subject, []);
  const folds = foldsOf(examples, settings.folds);
  return folds.flatMap((fold, at) => {
    const seen = folds.flatMap((other, index) => (index === at ? [] : other));
    const held = ({ pattern }: Lesson): boolean => pattern !== undefined && pattern % settings.folds === at;
    const lessons = [...own.filter((lesson) => !held(lesson)), ...lessonsOf(subject, seen).labelled];
    const logits = createLogits(reader, buildModel(subject, seen, lessons, new Map()));
    const judged = [...labelledLessons(fold, createRandom(settings.seed + 2 + at)), ...someOfEach(own.filter(held))];
    return judged.map((lesson) => ({ lesson, z: logits(reader.read(lesson.text)).map(({ z }) => z) }));
  });
};

const calibrationsOf = (reader: PackReader, unseen: readonly Unseen[]): Calibrations => {
  if (unseen.length === 0) return new Map();
  return new Map(
    reader.intents.map(({ name }, at) => {
      const scorings = unseen.map(({ lesson, z }): Scoring => {
        return { z: z[at] ?? 0, truth: lesson.intents.includes(name), weight: countsFor(lesson) };
      });
      const { a, b } = fitPlatt(scorings);
      return [name, { a: sixDigits(a), b: sixDigits(b), samples: unseen.length }];
    }),
  );
};

/**
 * Trains a pack: on sentences made from its templates, on everyday texts of none of its intents, on the labelled
 * messages there are, and on denials of some of each. The report is about messages of groups that the judging model had
 * not seen: those that people sent, or, where there is none, those that were written to learn from. The same pack, examples and seed make the same model, bit for bit.
 */
export const trainPack = (
  pack: IntentPack,
  examples: readonly LabelledExample[] = [],
  options: TrainOptions = {},
): Trained => {
  const settings = { ...defaults, ...options };
  const reader = createPackReader(pack);
  const subject = { pack, reader, settings, study: createStudy(reader, settings.dims) };
  const unseen = scoreUnseen(subject, examples);
  const calibrations = calibrationsOf(reader, unseen);
  const messages = unseen.filter(({ lesson }) => lesson.pattern === undefined);
  const sent = messages.filter(({ lesson }) => !lesson.written);
  const judged = (sent.length > 0 ? sent : messages).map(({ lesson, z }): Judged => {
    const confidences = reader.intents.map(({ name }, at): readonly [string, number] => {
      const { a, b } = calibrations.get(name) ?? identity;
      return [name, sigmoid(a * (z[at] ?? 0) + b)];
    });
    return { text: lesson.text, intents: lesson.intents, confidences: Object.fromEntries(confidences) };
  });
  const { own, labelled: taught } = lessonsOf(subject, examples);
  return {
    model: buildModel(subject, examples, [...own, ...taught], calibrations),
    report: reportOn(judged, calibrations.size > 0),
  };
};
