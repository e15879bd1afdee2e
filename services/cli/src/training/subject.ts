import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BatonError } from '@baton/contracts';
import { intentFolder, loadDomain } from '@baton/domains';
import { defineIntents, type IntentPack, type IntentPackInput } from '@baton/scoring';
import type { LabelledExample } from '@baton/scoring/train';
import { readText } from '../files.ts';
import { parseLabelled } from './labelled-file.ts';

/** What is trained, and what it is judged by. */
export interface Subject {
  /** As it is written; its model, if any, apart. */
  readonly pack: IntentPack;
  /** What scores without this training: the model that ships, or null for phrases alone. */
  readonly current: IntentPack['model'] | null;
  readonly examples: readonly LabelledExample[];
  /** Labelled messages that nothing may ever learn from. */
  readonly heldBack: readonly LabelledExample[];
  /** Folder of the model that ships; null for a pack that does not. */
  readonly folder: string | null;
}

const trained = 'train.ndjson';

interface Source {
  readonly folder: URL;
  readonly intents: readonly string[];
}

/** The messages of a folder's files, by name. */
const messagesIn = (
  { folder, intents }: Source,
  name: 'labelled' | 'lessons',
  isWanted: (file: string) => boolean,
): LabelledExample[] => {
  const sets = new URL(`${name}/`, folder);
  if (!existsSync(sets)) return [];
  const files = readdirSync(sets).filter((file) => file.endsWith('.ndjson') && isWanted(file));
  return files
    .toSorted()
    .flatMap((file) =>
      parseLabelled(readFileSync(new URL(file, sets), 'utf8'), { source: `${name}/${file}`, intents }),
    );
};

const lessonsIn = (source: Source): LabelledExample[] =>
  messagesIn(source, 'lessons', () => true).map((lesson) => ({ ...lesson, written: true }));

/** A domain that ships, from its folder. Throws `not-found`. */
export const domainSubject = (domain: string): Subject => {
  const { model, ...pack } = loadDomain(domain).intents;
  const folder = intentFolder(domain);
  const source = { folder, intents: Object.keys(pack.intents) };
  return {
    pack,
    current: model ?? null,
    examples: [...lessonsIn(source), ...messagesIn(source, 'labelled', (file) => file === trained)],
    heldBack: messagesIn(source, 'labelled', (file) => file !== trained),
    folder: existsSync(folder) ? fileURLToPath(folder) : null,
  };
};

/** A pack of one's own, from a JSON file. Throws `bad-input` for no JSON, `bad-config` for no pack. */
export const fileSubject = async (path: string): Promise<Subject> => {
  const text = await readText(path, 'the pack');
  let input: IntentPackInput;
  try {
    input = JSON.parse(text);
  } catch (cause) {
    throw new BatonError('bad-input', `the pack ${path}: not valid JSON`, { cause });
  }
  const { model, ...pack } = defineIntents(input);
  return { pack, current: model ?? null, examples: [], heldBack: [], folder: null };
};

/** One group in five is held back: by its name, so that the same labels are always on the same side. */
const isHeldBack = (group: string): boolean => {
  let hash = 0;
  for (const char of group) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % 5 === 0;
};

/** Fewer labels are all learnt from: what a handful of messages says about a model is noise. */
const fewestToHoldBack = 50;

/** The subject with labels of one's own, of which some are held back to judge by. */
export const withLabels = (subject: Subject, labels: readonly LabelledExample[]): Subject => {
  const held = labels.length < fewestToHoldBack ? [] : labels.filter(({ group }) => isHeldBack(group));
  return {
    ...subject,
    examples: [...subject.examples, ...labels.filter((label) => !held.includes(label))],
    heldBack: [...subject.heldBack, ...held],
  };
};
