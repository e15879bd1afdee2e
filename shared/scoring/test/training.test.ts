import { describe, expect, test } from 'vitest';
import { createScorer, defineIntents, withModel } from '../src/index.ts';
import { packArrays, unpackModel } from '../src/linear/linear-model.ts';
import { fitPlatt, type LabelledExample, trainClassifier, trainPack, wilson } from '../src/train/index.ts';

const pack = defineIntents({
  name: 'bakery',
  words: { cake: ['cake', 'pie', 'tart'] },
  intents: {
    order: { label: 'Ordering', phrases: [{ weight: 5, phrases: ['(order|want|need) {2} <cake>'] }] },
    complain: { label: 'Complaining', phrases: [{ weight: 5, phrases: ['(stale|burnt|late|cold)'] }] },
  },
  templates: [
    { intents: ['order'], language: 'en', patterns: ['(i|we) (want|need|would like) a <cake> (please|for friday)'] },
    { intents: ['complain'], language: 'en', patterns: ['(my|the) <cake> (was|is) (stale|burnt|cold|terrible|awful)'] },
    { intents: [], language: 'en', patterns: ['(nice|lovely|what a) (shop|day|window)'] },
  ],
});

const examples = (count: number): LabelledExample[] =>
  Array.from({ length: count }, (_, at) => ({
    text: at % 2 === 0 ? `could I get number ${at} from the counter` : `good evening number ${at}`,
    intents: at % 2 === 0 ? ['order'] : [],
    group: `person ${at % 10}`,
    language: 'en' as const,
  }));

describe('training', () => {
  test('makes the same model of the same pack, examples and seed, and another of another seed', () => {
    const train = (seed: number) => trainPack(pack, examples(40), { seed, epochs: 3 }).model;
    expect(train(1)).toEqual(train(1));
    expect(train(2).version).not.toBe(train(1).version);
  });

  test('teaches what no phrase says, from templates alone', () => {
    const scorer = createScorer(withModel(pack, trainPack(pack).model));
    expect(createScorer(pack).score('the pie was awful').intents.complain).toBeLessThan(0.1);
    expect(scorer.score('the pie was awful').intents.complain).toBeGreaterThan(0.7);
    expect(scorer.score('what a lovely day').intents.complain).toBeLessThan(0.3);
  });

  test('does not calibrate on fewer than fifty messages, and says so', () => {
    expect(trainPack(pack, examples(30), { epochs: 2 }).report.calibrated).toBe(false);
    expect(trainPack(pack, examples(80), { epochs: 2 }).report.calibrated).toBe(true);
  });
});

describe('lessons that were written, and messages that were sent', () => {
  const lesson: LabelledExample = {
    text: 'one more of those',
    intents: ['order'],
    group: 'a',
    language: 'en',
    written: true,
  };
  const lessons = Array.from({ length: 60 }, (_, at) => ({
    ...lesson,
    text: `one more of those, ${at}`,
    group: `g${at % 9}`,
  }));

  test('a lesson teaches words that no template has', () => {
    const scorer = createScorer(withModel(pack, trainPack(pack, lessons).model));
    expect(createScorer(withModel(pack, trainPack(pack).model)).score('one more').intents.order).toBeLessThan(0.4);
    expect(scorer.score('one more').intents.order).toBeGreaterThan(0.7);
  });

  test('the report is about messages that were sent, and about lessons only while there is none', () => {
    expect(trainPack(pack, [...lessons, ...examples(12)], { epochs: 2 }).report.messages).toBeLessThanOrEqual(15);
    expect(trainPack(pack, lessons, { epochs: 2 }).report.messages).toBeGreaterThanOrEqual(60);
  });
});

test('a model file gives back the buckets that were seen, however far apart, and what they weigh', () => {
  const dims = 2 ** 18;
  const buckets = [0, 1, 129, 16_700, 250_000, dims - 1];
  const idf = new Float32Array(dims);
  const weights = new Float32Array(2 * dims);
  buckets.forEach((bucket, at) => {
    idf[bucket] = 1 + at / 16;
    weights.set([at - 2, -at / 3], 2 * bucket);
  });
  const linear = { dims, charWeight: 0.6, intents: ['order', 'complain'], idf, weights };
  const { model } = trainPack(pack, [], { dims, epochs: 1 });
  const read = unpackModel({ ...model, ...packArrays(linear) });
  expect([...read.idf.keys()].filter((bucket) => (read.idf[bucket] ?? 0) > 0)).toEqual(buckets);
  for (const bucket of buckets) {
    expect(read.idf[bucket]).toBe(idf[bucket]);
    expect(read.weights[2 * bucket]).toBeCloseTo(weights[2 * bucket] ?? 0, 3);
    expect(read.weights[2 * bucket + 1]).toBeCloseTo(weights[2 * bucket + 1] ?? 0, 3);
  }
});

describe('calibration', () => {
  test('on seventeen labels does not undo what the model knows, as plain Platt would', () => {
    const negatives = Array.from({ length: 15 }, () => ({ z: -2, truth: false }));
    const { a, b } = fitPlatt([{ z: 1.5, truth: true }, { z: 1.5, truth: true }, ...negatives]);
    expect(a).toBeGreaterThan(0.8);
    expect(1 / (1 + Math.exp(-(a * 1.5 + b)))).toBeGreaterThan(0.7);
  });

  test('finds by how much a scorer exaggerates, given enough labels', () => {
    const scorings = Array.from({ length: 4000 }, (_, at) => {
      const z = ((at % 81) - 40) / 5;
      // True with the probability of half the log-odds: the low-discrepancy sequence stands for chance.
      return { z, truth: (at * 0.618033988749895) % 1 < 1 / (1 + Math.exp(-z / 2)) };
    });
    const { a, b } = fitPlatt(scorings);
    expect(a).toBeCloseTo(0.5, 1);
    expect(b).toBeCloseTo(0, 1);
  });
});

test('with few examples the range is wide, with many narrow', () => {
  expect(wilson(34, 40)).toMatchObject({ low: expect.closeTo(0.709, 2), high: expect.closeTo(0.929, 2) });
  const many = wilson(850, 1000);
  expect(many.high - many.low).toBeLessThan(0.05);
  expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 });
});

test('a classifier of any labels learns them, and leaves strange texts low', () => {
  const classifier = trainClassifier(
    [
      ...['red wine', 'white wine', 'a glass of wine'].map((text) => ({ text, label: 'wine' })),
      ...['black tea', 'green tea', 'a cup of tea'].map((text) => ({ text, label: 'tea' })),
    ],
    { seed: 1, dims: 2 ** 12, epochs: 30 },
  );
  const [tea = 0, wine = 0] = classifier.logits('some wine');
  expect(classifier.labels).toEqual(['tea', 'wine']);
  expect(wine).toBeGreaterThan(tea);
  expect(classifier.unknown('quantum chromodynamics')).toBe(1);
});
