import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientLine, FaultLine, History, JournalLine, KeyLine, Run, SentLine } from './history.ts';

const readLines = async <T>(folder: string, file: string): Promise<T[]> => {
  const text = await readFile(join(folder, file), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
};

export const readHistory = async (folder: string): Promise<History> => ({
  run: JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as Run,
  client: await readLines<ClientLine>(folder, 'client.ndjson'),
  journal: await readLines<JournalLine>(folder, 'journal.ndjson'),
  sent: await readLines<SentLine>(folder, 'sent.ndjson'),
  faults: await readLines<FaultLine>(folder, 'faults.ndjson'),
  keys: await readLines<KeyLine>(folder, 'keys.ndjson'),
});
