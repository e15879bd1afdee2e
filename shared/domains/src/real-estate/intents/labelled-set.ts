import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '@baton/contracts';
import { LabelledExample } from '@baton/scoring/train';

/**
 * `train`: learnt from. `held-out`: other sentence patterns, only ever measured on. `unseen`: messages of thirty-six
 * other people, written in one go and frozen before the scorer was improved, so that there is a set no work was led by.
 * `month`: what sixty people might send to a team's line in a month, frozen before the lessons were read.
 */
export type LabelledSet = 'train' | 'held-out' | 'unseen' | 'month';

const readFile = (file: string): readonly LabelledExample[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => parse(LabelledExample, JSON.parse(line), `line ${at + 1} of ${file}`));

/** The labelled messages beside this file, in the file's order. */
export const readLabelled = (set: LabelledSet): readonly LabelledExample[] => readFile(`labelled/${set}.ndjson`);

/** Messages that were written to learn from before there is traffic: the files of `lessons/`, by name. */
export const readLessons = (): readonly LabelledExample[] =>
  readdirSync(new URL('lessons/', import.meta.url))
    .filter((file) => file.endsWith('.ndjson'))
    .toSorted()
    .flatMap((file) => readFile(`lessons/${file}`))
    .map((lesson) => ({ ...lesson, written: true }));
