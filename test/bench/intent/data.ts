import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text and its intent. */
export type Pair = readonly [text: string, intent: string];

/** CLINC150 (Larson et al. 2019, CC BY 3.0): 150 intents, and texts of none of them. */
export interface Clinc {
  readonly train: readonly Pair[];
  readonly val: readonly Pair[];
  readonly test: readonly Pair[];
  readonly oos_train: readonly Pair[];
  readonly oos_val: readonly Pair[];
  readonly oos_test: readonly Pair[];
}

/** HINT3 (Arora et al. 2020, ODbL): what three shops' chatbots were really asked, and what five engines made of it. */
export interface HintBot {
  readonly train: readonly Pair[];
  readonly test: readonly Pair[];
  readonly preds: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Public data stands beside the repository, never in it. */
export const dataFolder = join(import.meta.dirname, '../../../../shared/data/intent');

export const hasData = existsSync(join(dataFolder, 'clinc_full.json'));

/** One of the files, as its README describes it. */
export const readData = <T>(name: string): T => JSON.parse(readFileSync(join(dataFolder, `${name}.json`), 'utf8')) as T;
