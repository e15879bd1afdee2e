import { createScorer, withModel } from '@baton/scoring';
import { calibrationError, reportOn, sourcesOf, type TrainingReport, trainPack } from '@baton/scoring/train';
import { describe, expect, test } from 'vitest';
import { intents } from './index.ts';
import { readLabelled, readLessons } from './labelled-set.ts';
import model from './model.json' with { type: 'json' };
import { pack } from './pack.ts';

const lessons = readLessons();
const train = readLabelled('train');
const heldOut = readLabelled('held-out');
const unseen = readLabelled('unseen');
const month = readLabelled('month');
const scorer = createScorer(intents);

const judge = (labelled: typeof heldOut): TrainingReport =>
  reportOn(
    labelled.map(({ text, intents: shown }) => ({ text, intents: shown, confidences: scorer.score(text).intents })),
    true,
  );

describe('the model file', () => {
  test('is of this pack and these examples; else run `pnpm --filter @baton/domains train:real-estate`', () => {
    expect({ pack: model.pack, data: model.data }).toEqual(sourcesOf(pack, [...lessons, ...train]));
  });

  test('comes out the same, bit for bit, when it is trained again', { timeout: 120_000 }, () => {
    expect(trainPack(pack, [...lessons, ...train]).model).toEqual(model);
  });

  test('of other intents is refused', () => {
    expect(() => withModel(pack, { ...model, intents: { renter: model.intents.buyer } })).toThrow(/buyer, seller/);
  });

  test('that is damaged is refused', () => {
    const damaged = { ...model, weights: model.weights.slice(0, 400) };
    expect(() => createScorer(withModel(pack, damaged))).toThrow(/damaged/);
  });
});

describe('what was held back shares nothing with what was learnt from', () => {
  const key = (text: string): string => text.toLowerCase().replace(/\W+/g, ' ').trim();

  test('no group and no sentence is in both', () => {
    const learnt = [...lessons, ...train];
    const groups = new Set(learnt.map(({ group }) => group));
    // Keywords such as STOP are what they are; sentences are not.
    const sentences = new Set(learnt.map(({ text }) => key(text)).filter((text) => text.split(' ').length > 3));
    const judged = [...heldOut, ...unseen, ...month];
    expect(judged.filter(({ group }) => groups.has(group))).toEqual([]);
    expect(judged.filter(({ text }) => sentences.has(key(text))).map(({ text }) => text)).toEqual([]);
  });
});

test('0.7 is 0.7: of all that it acts on, it claims within three points of what is true', () => {
  const { claimed, truth } = judge([...heldOut, ...unseen, ...month]);
  expect(Math.abs(claimed - truth)).toBeLessThan(0.03);
});

/** The bounds are what was reached, less what one or two messages weigh: a change for the worse fails. */
describe.each([
  { set: 'on sentence patterns it has never seen', messages: heldOut, f1: 0.89, ece: 0.055 },
  { set: 'on people it has never heard', messages: unseen, f1: 0.81, ece: 0.045 },
  { set: 'on what a line sees in a month', messages: month, f1: 0.78, ece: 0.035 },
])('$set', ({ messages, f1, ece }) => {
  const report = judge(messages);

  test('what it claims is near what is true', () => {
    expect(Math.abs(report.claimed - report.truth)).toBeLessThan(0.045);
    expect(report.ece).toBeLessThan(ece);
  });

  test('what it acts on is right nine times of ten, and as many intents are found as were when it was measured', () => {
    expect(report.precision.value).toBeGreaterThan(0.88);
    expect(report.f1).toBeGreaterThan(f1);
  });
});

describe('consent and people, on every labelled message', () => {
  const scored = [...train, ...heldOut].map((example) => ({ example, ...scorer.score(example.text) }));

  test('no opt-out is missed and none is invented', () => {
    const wrong = scored.filter(({ example, consent }) => (example.consent === 'stop') !== (consent === 'stop'));
    expect(wrong.map(({ example }) => example.text)).toEqual([]);
  });

  test('of those who ask for a person or have a legal matter 95 in 100 are heard; of the others one in 100 at most', () => {
    const wanted = scored.filter(({ example }) => example.human);
    const others = scored.filter(({ example }) => !example.human);
    expect(wanted.filter(({ human }) => human).length / wanted.length).toBeGreaterThanOrEqual(0.95);
    expect(others.filter(({ human }) => human).length / others.length).toBeLessThanOrEqual(0.01);
  });
});

test('the calibration error of a scorer that is always right and always sure is nothing', () => {
  expect(calibrationError([{ confidence: 1, truth: true }])).toBe(0);
  expect(calibrationError([{ confidence: 1, truth: false }])).toBe(1);
});
