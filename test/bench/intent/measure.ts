import { type Classifier, calibrationError, createRandom, fitPlatt, shuffled } from '@baton/scoring/train';
import type { Clinc, HintBot, Pair } from './data.ts';
import { auroc, fitHead, type Guess, type Head, mean, percent, thresholdFor } from './metrics.ts';
import { denials, guessOf, trainOwn } from './own.ts';
import { trainRivals } from './rivals.ts';
import { withTypos } from './typo.ts';

/** One row of the table; what does not apply is left out. */
export interface Result {
  readonly data: string;
  readonly what: string;
  readonly accuracy: number;
  readonly cpuMicros?: number;
  readonly ece?: string;
  readonly notes?: string;
}

const act = 0.7;

/** Process CPU time for each text: what a shared machine does to the wall clock does not count. */
const timed = <T>(count: number, run: () => T): { value: T; micros: number } => {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, micros: Math.round((user + system) / count) };
};

const guessAll = (classifier: Classifier, pairs: readonly Pair[], outside = false): readonly Guess[] =>
  pairs.map(([text, label]) => guessOf(classifier, text, outside ? null : label));

const eceOf = (head: Head, guesses: readonly Guess[]): number =>
  calibrationError(guesses.map((guess) => ({ confidence: head.p(guess), truth: guess.right && !guess.outside })));

/** What the plain log-odds of the first guess claim, fitted to nothing. */
const raw: Head = { p: ({ signs }) => 1 / (1 + Math.exp(-(signs[0] as number))) };

/** ECE with few labels: 18 % of them out of scope, as in the test; the mean of ten draws. */
const eceWith = (
  labels: number,
  inside: readonly Guess[],
  outside: readonly Guess[],
  test: readonly Guess[],
): number => {
  const draws = Array.from({ length: 10 }, (_, seed) => {
    const random = createRandom(seed + 1);
    const out = Math.round(labels * 0.18);
    const drawn = [...shuffled(inside, random).slice(0, labels - out), ...shuffled(outside, random).slice(0, out)];
    return eceOf(fitHead(drawn), test);
  });
  return mean(draws);
};

export const measureClinc = (name: string, clinc: Clinc, seed: number): { classifier: Classifier; result: Result } => {
  const classifier = trainOwn(
    clinc.train,
    clinc.oos_train.map(([text]) => text),
    seed,
  );
  const { value: inside, micros } = timed(clinc.test.length, () => guessAll(classifier, clinc.test));
  const outside = guessAll(classifier, clinc.oos_test, true);
  const test = [...inside, ...outside];
  const valInside = guessAll(classifier, clinc.val);
  const valOutside = guessAll(classifier, clinc.oos_val, true);
  const val = [...valInside, ...valOutside];
  const outsideWeight = (0.18 * valInside.length) / (0.82 * valOutside.length);
  const head = fitHead(
    val,
    val.map((guess) => (guess.outside ? outsideWeight : 1)),
  );
  const score = (guesses: readonly Guess[]) => guesses.map((guess) => ({ p: head.p(guess), guess }));
  const limit = thresholdFor(score(val), 0.88);
  const kept = (guesses: readonly Guess[]) => score(guesses).filter(({ p }) => p >= limit);
  const acted = score(test).filter(({ p }) => p >= act);
  const rocs = auroc(
    score(inside).map(({ p }) => p),
    score(outside).map(({ p }) => p),
  );
  const typed = withTypos(
    clinc.test.map(([text]) => text),
    seed,
  );
  const slipped = mean(
    clinc.test.map(([, label], at) => (guessOf(classifier, typed[at] as string, label).right ? 1 : 0)),
  );
  const few = [100, 550].map((labels) => percent(eceWith(labels, valInside, valOutside, test)));
  return {
    classifier,
    result: {
      data: name,
      what: 'Baton',
      accuracy: percent(mean(inside.map(({ right }) => (right ? 1 : 0)))),
      cpuMicros: micros,
      ece: `${percent(eceOf(raw, test))} raw; ${few[0]} with 100 labels; ${few[1]} with 550`,
      notes: [
        `out of scope: AUROC ${percent(rocs)}, recall ${percent(1 - kept(outside).length / outside.length)}`,
        `with a typo in each message ${percent(slipped)}`,
        `at in-scope ${percent(kept(inside).filter(({ guess }) => guess.right).length / inside.length)}`,
        `at ${act}: claims ${percent(mean(acted.map(({ p }) => p)))}, true ${percent(mean(acted.map(({ guess }) => (guess.right && !guess.outside ? 1 : 0))))}`,
      ].join('; '),
    },
  };
};

export const measureAccuracy = (name: string, train: readonly Pair[], test: readonly Pair[], seed: number): Result => {
  const classifier = trainOwn(train, [], seed);
  const { value, micros } = timed(test.length, () => guessAll(classifier, test));
  const accuracy = percent(mean(value.map(({ right }) => (right ? 1 : 0))));
  return { data: name, what: 'Baton', accuracy, cpuMicros: micros };
};

/** How many requests that were denied are acted on all the same, and how many genuine ones still are. */
export const measureNegated = (
  classifier: Classifier,
  clinc: Clinc,
  negated: readonly Pair[],
  seed: number,
): Result => {
  const scorings = [
    ...guessAll(classifier, clinc.val).map(({ signs, right }) => ({ z: signs[0] as number, truth: right })),
    ...denials(clinc.val, seed + 1).map((text) => {
      return { z: guessOf(classifier, text, null).signs[0] as number, truth: false };
    }),
  ];
  const { a, b } = fitPlatt(scorings);
  const acts = ({ signs }: Guess): boolean => 1 / (1 + Math.exp(-(a * (signs[0] as number) + b))) >= act;
  const denied = negated.map(([text]) => guessOf(classifier, text, null)).filter(acts).length / negated.length;
  const genuine = guessAll(classifier, clinc.test).filter((guess) => acts(guess) && guess.right).length;
  return {
    data: 'CLINC150 denied by GPT-4',
    what: 'Baton',
    accuracy: percent(1 - denied),
    notes: `acted on at ${act}: ${percent(denied)}; genuine requests acted on: ${percent(genuine / clinc.test.length)}`,
  };
};

const outsideLabel = 'NO_NODES_DETECTED';

const hintRow = (
  data: string,
  what: string,
  guesses: readonly { right: boolean; outside: boolean; p: number }[],
): Result => {
  const inside = guesses.filter(({ outside }) => !outside);
  const out = guesses.filter(({ outside }) => outside);
  const acted = guesses.filter(({ p }) => p >= act);
  const rocs = auroc(
    inside.map(({ p }) => p),
    out.map(({ p }) => p),
  );
  return {
    data,
    what,
    accuracy: percent(mean(inside.map(({ right }) => (right ? 1 : 0)))),
    notes: `out of scope: AUROC ${percent(rocs)}; at ${act}: claims ${percent(mean(acted.map(({ p }) => p)))}, true ${percent(mean(acted.map(({ right, outside }) => (right && !outside ? 1 : 0))))}`,
  };
};

/** Real traffic, closed set: beside what five engines said of the same messages. */
export const measureHint = (name: string, bot: HintBot, seed: number): readonly Result[] => {
  const classifier = trainOwn(bot.train, [], seed);
  const own = bot.test.map(([text, label]) => {
    const guess = guessOf(classifier, text, label === outsideLabel ? null : label);
    return { ...guess, p: 1 / (1 + Math.exp(-(0.5 * (guess.signs[0] as number) + 0.5 * (guess.signs[1] as number)))) };
  });
  const engines = Object.entries(bot.preds).map(([engine, [, ...rows]]) =>
    hintRow(
      `HINT3 ${name}`,
      engine,
      rows.map(([, truth = '', said = '', score = '0']) => {
        const sure = Number(score) > 1 ? Number(score) / 100 : Number(score);
        return { right: said === truth, outside: truth === outsideLabel, p: said === outsideLabel ? 0 : sure };
      }),
    ),
  );
  return [hintRow(`HINT3 ${name}`, 'Baton', own), ...engines];
};

/** The classifiers of npm on a sample of the test, for they take milliseconds a message. */
export const measureRivals = (
  name: string,
  train: readonly Pair[],
  test: readonly Pair[],
  sample: number,
): { results: readonly Result[]; skipped: readonly string[] } => {
  const { rivals, skipped } = trainRivals(train);
  const drawn = shuffled(test, createRandom(7)).slice(0, sample);
  const results = rivals.map((rival): Result => {
    const { value, micros } = timed(drawn.length, () =>
      drawn.map(([text, truth]) => {
        const { label, confidence } = rival.guess(text);
        return { confidence, truth: label === truth };
      }),
    );
    const accuracy = percent(mean(value.map(({ truth }) => (truth ? 1 : 0))));
    const ece = `${percent(calibrationError(value))} as shipped`;
    return { data: name, what: rival.name, accuracy, cpuMicros: micros, ece, notes: `on ${drawn.length} messages` };
  });
  return { results, skipped };
};
