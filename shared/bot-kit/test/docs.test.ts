import { readFileSync } from 'node:fs';
import { TurnJob, TurnReport, TurnResult } from '@baton/contracts';
import { expect, test } from 'vitest';
import type { z } from 'zod';

const page = readFileSync(new URL('../../../docs/bots.md', import.meta.url), 'utf8');
const example = (name: string): unknown => JSON.parse(page.split(`\`\`\`json ${name}\n`)[1]?.split('```')[0] ?? 'null');

/** What the page says that the job has besides. */
const inJobs = { key: 'k', shard: 0, epoch: 1, attempt: 1 };

test.each<[string, z.ZodType, unknown]>([
  ['turn', TurnJob, inJobs],
  [
    'result',
    TurnResult.required(),
    {
      model: {
        ...{ model: 'm', prompt: 'p', outcome: 'answered' },
        ...{ inputTokens: 0, outputTokens: 0, microDollars: 0, ms: 0 },
      },
    },
  ],
  ['report', TurnReport, {}],
])('the %s of docs/bots.md is one', (name, schema, more) => {
  const shown = example(name);
  expect(schema.safeParse({ ...(shown as object), ...(more as object) }).error?.issues).toBeUndefined();
});
