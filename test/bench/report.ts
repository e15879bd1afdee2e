import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const versionOf = (name: string): string => (require(`${name}/package.json`) as { version: string }).version;

const gitRevision = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
};

/** Where and on what the figures were taken. */
export const machine = (redisInfo: string) => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  redis: /^redis_version:(\S+)/m.exec(redisInfo)?.[1] ?? 'unknown',
  bullmq: versionOf('bullmq'),
  ioredis: versionOf('ioredis'),
  revision: gitRevision(),
  at: new Date().toISOString(),
});

/** Rows as a Markdown table. */
export const markdown = (rows: readonly object[]): string => {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(names.map((name) => String((row as Record<string, unknown>)[name]))));
  return [line(names), line(names.map(() => '---')), ...body].join('\n');
};

const folder = join(import.meta.dirname, 'results');

/** Leaves the figures as JSON in `test/bench/results`. */
export const saveResult = (name: string, result: unknown): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
};
