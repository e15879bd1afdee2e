import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTranscripts } from './transcripts.ts';

test('the transcripts in the documentation are what the bots say today; else run npm run bench -- transcripts', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/transcripts.md'), 'utf8');
  expect(page).toBe(await writeTranscripts());
});
