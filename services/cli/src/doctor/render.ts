import type { Paint } from '../render/paint.ts';
import type { Check } from './check.ts';

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

export const checkLines = (checks: readonly Check[], paint: Paint): string[] => {
  const colours = { ok: paint.green, warn: paint.yellow, fail: paint.red } as const;
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks.flatMap(({ name, status, found, todo }) => [
    `${colours[status](marks[status])} ${name.padEnd(width)}  ${found}`,
    ...(todo === null ? [] : [`  ${' '.repeat(width)}  ${colours[status](`→ ${todo}`)}`]),
  ]);
};

export const verdictLine = (checks: readonly Check[]): string => {
  const count = (status: Check['status']): number => checks.filter((check) => check.status === status).length;
  return `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} failed`;
};
