import type { LabelledExample, Share, TrainingReport } from '@baton/scoring/train';
import { table } from './wrap.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const range = ({ value, low, high, of }: Share): string =>
  of === 0 ? 'not known' : `${percent(value)}  (${percent(low)} to ${percent(high)}, 19 times of 20)`;

/** Below this the confidences are as the pack's author set them. */
const fewestToCalibrate = 50;
/** From here on the true share is known to some three points. */
const enough = 500;

const counted = (what: string, examples: readonly LabelledExample[], intents: readonly string[]): string => {
  const counts = intents.map((intent) => {
    return `${intent} ${examples.filter((example) => example.intents.includes(intent)).length}`;
  });
  const nobody = examples.filter((example) => example.intents.length === 0).length;
  const groups = new Set(examples.map(({ group }) => group)).size;
  return `${examples.length} ${what} in ${groups} groups (${counts.join(', ')}, none ${nobody})`;
};

const learntFrom = (examples: readonly LabelledExample[], intents: readonly string[]): string => {
  const [lessons, sent] = [examples.filter(({ written }) => written), examples.filter(({ written }) => !written)];
  const labelled = counted('labelled messages', sent, intents);
  return lessons.length === 0 ? labelled : `${labelled}, ${counted('written lessons', lessons, intents)}`;
};

/** In words, how far the figures can be relied on. */
export const howSure = ({ messages, calibrated, exact }: TrainingReport): string[] => {
  if (messages === 0) {
    return ['Nothing is known of how good it is: label messages, at least 50, and pass them with --labels.'];
  }
  const points = Math.round(50 * (exact.high - exact.low));
  const known = `With ${messages} messages the share that is exactly right is known to about ±${points} points`;
  return [
    messages < enough ? `${known}; four times as many halve that.` : `${known}.`,
    calibrated
      ? 'Confidences are calibrated on these messages: 0.7 is seven in ten, for traffic like them.'
      : `Fewer than ${fewestToCalibrate} messages calibrate nothing: read 0.7 as "likely", not as seven in ten.`,
  ];
};

/** Figures of a model on messages that it has not learnt from. */
export const figureLines = (report: TrainingReport): string[] =>
  table([
    ['  exactly right', range(report.exact)],
    ['  precision at 0.7', range(report.precision)],
    ['  recall at 0.7', range(report.recall)],
    ['  F1 at 0.7', percent(report.f1)],
    ['  claims and truth', `at 0.7 it claims ${percent(report.claimed)}, and ${percent(report.truth)} are so`],
    ['  calibration error', percent(report.ece)],
  ]);

const confusionLines = ({ confusion }: TrainingReport): string[] =>
  Object.entries(confusion)
    .toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([what, count]) => `  ${String(count).padStart(5)}  ${what}`);

const worstLines = ({ worst }: TrainingReport): string[] =>
  worst.map(({ intent, confidence, text, truth }) => {
    return `  ${intent} ${confidence.toFixed(2)}, truly ${truth ? 'yes' : 'no'}:  ${text}`;
  });

/** What a training has come to, for whoever labels. Shows texts. */
export const trainingLines = (
  report: TrainingReport,
  examples: readonly LabelledExample[],
  intents: readonly string[],
): string[] => [
  `Learnt from ${learntFrom(examples, intents)}, and from the pack's own phrases and templates.`,
  ...(report.messages === 0
    ? []
    : [
        '',
        `On ${report.messages} messages of groups that the judging model had not seen:`,
        ...figureLines(report),
        '',
        'What is true → what it says',
        ...confusionLines(report),
        '',
        'Most wrong about',
        ...worstLines(report),
      ]),
  '',
  ...howSure(report),
];
