import { BatonError, Language, parse } from '@baton/contracts';
import { LabelledExample } from '@baton/scoring/train';
import { z } from 'zod';

/** A line as people write it: text and intents are enough. */
const Line = z.strictObject({
  text: z.string().min(1),
  intents: z.array(z.string()),
  group: z.string().optional(),
  language: Language.default('en'),
  consent: z.enum(['stop', 'start']).optional(),
  human: z.boolean().optional(),
});

const toExample = (line: string, at: number, source: string): LabelledExample => {
  const where = `line ${at + 1} of ${source}`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BatonError('bad-input', `${where} is not valid JSON`);
  }
  const labelled = parse(Line, value, where);
  // Its fields in one order: a model's file knows what it was made from by the text of these.
  return LabelledExample.parse({ group: `line-${at + 1}`, ...labelled });
};

/**
 * Labelled messages, one JSON object a line. Without a `group` a message stands for itself. Throws `bad-input` naming the
 * line, and what is wrong with it; never its text.
 */
export const parseLabelled = (
  ndjson: string,
  { source, intents }: { readonly source: string; readonly intents: readonly string[] },
): LabelledExample[] =>
  ndjson.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const example = toExample(line, at, source);
    const unknown = example.intents.find((intent) => !intents.includes(intent));
    if (unknown === undefined) return [example];
    const expected = `expected any of ${intents.join(', ')}`;
    throw new BatonError('bad-input', `line ${at + 1} of ${source}: there is no intent "${unknown}"; ${expected}`);
  });
