import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './check.ts';
import { readHistory } from './read-history.ts';
import { table } from './table.ts';

/** `node test/checker/main.ts FOLDER`: prints the verdict, leaves it in `verdict.json`. Exits 0 pass, 1 fail, 2 invalid. */
const folder = process.argv[2];
if (!folder) {
  console.error('usage: node test/checker/main.ts FOLDER');
  process.exit(64);
}
const verdict = check(await readHistory(folder));
await writeFile(join(folder, 'verdict.json'), `${JSON.stringify(verdict, null, 2)}\n`);
console.log(table(verdict));
process.exitCode = { pass: 0, fail: 1, invalid: 2 }[verdict.verdict];
