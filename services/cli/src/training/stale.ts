import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBatonError } from '@baton/contracts';
import { type IntentPack, withModel } from '@baton/scoring';
import { sourcesOf } from '@baton/scoring/train';
import type { Subject } from './subject.ts';

type IntentModel = NonNullable<IntentPack['model']>;

export type Shipped =
  /** The pack's phrases decide alone. */
  | { readonly status: 'none' }
  | { readonly status: 'stale'; readonly why: string }
  | { readonly status: 'fresh'; readonly model: IntentModel };

const parseModel = (subject: Subject, text: string): IntentModel | string => {
  try {
    const { model } = withModel(subject.pack, JSON.parse(text));
    return model ?? 'model.json holds no model';
  } catch (error) {
    return isBatonError(error) ? error.message : 'model.json is not valid JSON';
  }
};

/** Whether a pack's model file was made from the pack and the labelled messages as they are now. Trains nothing. */
export const shippedModel = (subject: Subject): Shipped => {
  const file = subject.folder === null ? null : join(subject.folder, 'model.json');
  if (file === null || !existsSync(file)) return { status: 'none' };
  const model = parseModel(subject, readFileSync(file, 'utf8'));
  if (typeof model === 'string') return { status: 'stale', why: model };
  const { pack, data } = sourcesOf(subject.pack, subject.examples);
  if (model.pack !== pack) {
    return { status: 'stale', why: 'the pack has changed since: its phrases, words, templates or rules are others' };
  }
  if (model.data !== data) {
    return { status: 'stale', why: 'its messages have changed since: lessons/ or labelled/train.ndjson' };
  }
  return { status: 'fresh', model };
};
