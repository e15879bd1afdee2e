import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BatonError } from '@baton/contracts';
import { domainNames } from '@baton/domains';
import { type TrainingReport, trainPack } from '@baton/scoring/train';
import { readText } from '../files.ts';
import { exitCode, type Io } from '../io.ts';
import { figureLines, trainingLines } from '../render/training.ts';
import { judge, worse } from '../training/compare.ts';
import { parseLabelled } from '../training/labelled-file.ts';
import { shippedModel } from '../training/stale.ts';
import { domainSubject, fileSubject, type Subject, withLabels } from '../training/subject.ts';

export interface TrainOptions {
  /** Default: real-estate; to check, every domain that ships. */
  readonly domain?: string;
  readonly pack?: string;
  readonly labels?: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

type Trained = ReturnType<typeof trainPack>;

interface Comparison {
  readonly messages: number;
  readonly current: TrainingReport;
  readonly candidate: TrainingReport;
  readonly worse: readonly string[];
}

const firstDomain = 'real-estate';

const subjectOf = async ({ domain = firstDomain, pack, labels }: TrainOptions): Promise<Subject> => {
  const subject = pack === undefined ? domainSubject(domain) : await fileSubject(pack);
  if (labels === undefined) return subject;
  const intents = Object.keys(subject.pack.intents);
  return withLabels(subject, parseLabelled(await readText(labels, 'the labels'), { source: labels, intents }));
};

/** Beside what scores now, on messages that neither has learnt from; null: there are none. */
const compareWithCurrent = ({ pack, current, heldBack }: Subject, { model }: Trained): Comparison | null => {
  if (heldBack.length === 0) return null;
  const [before, after] = [judge(pack, current, heldBack), judge(pack, model, heldBack)];
  return { messages: heldBack.length, current: before, candidate: after, worse: worse(before, after) };
};

const comparisonLines = (comparison: Comparison | null): string[] =>
  comparison === null
    ? ['', 'No messages are held back to compare it with what scores now.']
    : [
        ...['', `On ${comparison.messages} messages held back, now:`, ...figureLines(comparison.current)],
        ...['and after this training:', ...figureLines(comparison.candidate)],
      ];

const write = async (folder: string, { model, report }: Trained, comparison: Comparison | null): Promise<void> => {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.json'), json(model));
  await writeFile(join(folder, 'report.json'), json({ model: model.version, report, comparison }));
};

/** True when a domain's model is what its pack and its messages make. */
const isFresh = (name: string, io: Io): boolean => {
  const subject = domainSubject(name);
  const say = (fresh: boolean, text: string): boolean => {
    io.out(`${name}: ${text}`);
    return fresh;
  };
  const shipped = shippedModel(subject);
  if (shipped.status === 'none') return say(true, 'has no model; its phrases decide alone');
  const remedy = `Run: baton train --domain ${name}`;
  if (shipped.status === 'stale') return say(false, `the model is stale: ${shipped.why}. ${remedy}`);
  const { version } = trainPack(subject.pack, subject.examples).model;
  return version === shipped.model.version
    ? say(true, `the model ${version} is what the pack and its messages make, bit for bit`)
    : say(false, `the model is stale: trained again it is ${version}, not ${shipped.model.version}. ${remedy}`);
};

/** A shipped domain's own model is written in its place; anything else where one says. */
const folderFor = ({ out, labels, pack }: TrainOptions, { folder }: Subject): string => {
  if (out !== undefined) return out;
  if (folder !== null && labels === undefined && pack === undefined) return folder;
  throw new BatonError('bad-input', 'say where the model is to be written: --out <folder>');
};

/**
 * Trains a pack and says what to expect of it. The same pack and messages make the same model, bit for bit. What reads
 * the messages that were held back worse than what scores now is not written.
 */
export const train = async (options: TrainOptions, io: Io): Promise<number> => {
  if (options.check) {
    const names = options.domain === undefined ? domainNames() : [options.domain];
    return names.map((name) => isFresh(name, io)).every(Boolean) ? exitCode.ok : exitCode.no;
  }
  const subject = await subjectOf(options);
  const folder = folderFor(options, subject);
  const trained = trainPack(subject.pack, subject.examples);
  const comparison = compareWithCurrent(subject, trained);
  const refused = options.labels === undefined ? [] : (comparison?.worse ?? []);
  const { model, report } = trained;
  if (options.json) io.out(JSON.stringify({ model: model.version, report, comparison, refused }));
  else {
    const intents = Object.keys(subject.pack.intents);
    const lines = [...trainingLines(report, subject.examples, intents), ...comparisonLines(comparison)];
    for (const line of lines) io.out(line);
  }
  if (refused.length > 0) {
    io.err(`Refused, nothing is written: ${refused.join('; ')}.`);
    return exitCode.no;
  }
  await write(folder, trained, comparison);
  if (!options.json) io.out(`\nModel ${model.version} is in ${join(folder, 'model.json')}`);
  return exitCode.ok;
};
