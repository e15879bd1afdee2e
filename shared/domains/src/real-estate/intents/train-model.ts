import { writeFileSync } from 'node:fs';
import { type TrainingReport, trainPack } from '@baton/scoring/train';
import { readLabelled, readLessons } from './labelled-set.ts';
import { pack } from './pack.ts';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const summary = (report: TrainingReport): readonly string[] => [
  `${report.messages} messages of groups the judging model had not seen${report.calibrated ? '' : ', not calibrated'}`,
  `exactly right ${percent(report.exact.value)} (${percent(report.exact.low)} to ${percent(report.exact.high)})`,
  `precision ${percent(report.precision.value)}, recall ${percent(report.recall.value)}, F1 ${percent(report.f1)}`,
  `at 0.7: claims ${percent(report.claimed)}, true ${percent(report.truth)}; ECE ${percent(report.ece)}`,
  ...Object.entries(report.confusion).map(([what, count]) => `  ${String(count).padStart(4)}  ${what}`),
  'most wrong about:',
  ...report.worst.map(({ intent, confidence, text }) => `  ${intent} ${confidence.toFixed(2)}  ${text}`),
];

const { model, report } = trainPack(pack, [...readLessons(), ...readLabelled('train')]);
writeFileSync(new URL('./model.json', import.meta.url), `${JSON.stringify(model, null, 2)}\n`);
process.stdout.write(`${summary(report).join('\n')}\nmodel ${model.version} written\n`);
