import type { Finding, Verdict } from './verdict.ts';

const percent = (rate: number): string => `${(rate * 100).toPrecision(2)} %`;

const row = ({ code, n, violations, bound }: Finding): string =>
  [code.padEnd(16), String(n).padStart(9), String(violations).padStart(11), bound === null ? '' : percent(bound)].join(
    ' ',
  );

/** The verdict for people: a line a code, then up to five examples of each that was found. */
export const table = ({ verdict, findings, counts }: Verdict): string =>
  [
    `${'code'.padEnd(16)} ${'n'.padStart(9)} ${'violations'.padStart(11)} bound (95 %)`,
    ...findings.map(row),
    ...findings.flatMap(({ code, examples }) => examples.map((what) => `  ${code}: ${what}`)),
    Object.entries(counts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    `verdict: ${verdict}`,
  ].join('\n');
