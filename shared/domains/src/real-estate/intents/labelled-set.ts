import { readFileSync } from 'node:fs';
import { parse } from '@baton/contracts';
import { LabelledExample } from '@baton/scoring/train';

/**
 * `train`: learnt from. `held-out`: other sentence patterns, only ever measured on. `unseen`: messages of thirty-six
 * other people, written in one go and frozen before the scorer was improved, so that there is a set no work was led by.
 * `month`: what sixty people might send to a team's line in a month, frozen before the lessons of `spoken/` were read.
 */
export type LabelledSet = 'train' | 'held-out' | 'unseen' | 'month';

/** The labelled messages beside this file, in the file's order. */
export const readLabelled = (set: LabelledSet): readonly LabelledExample[] =>
  readFileSync(new URL(`./labelled/${set}.ndjson`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => parse(LabelledExample, JSON.parse(line), `line ${at + 1} of labelled/${set}.ndjson`));
