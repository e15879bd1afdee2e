import type { Explanation, Verdict } from '@baton/contracts';
import { explainLine } from '@baton/core';
import { isoTime } from '../script/shown-decision.ts';
import type { Paint } from './paint.ts';
import { table } from './wrap.ts';

const number = (value: number): string => String(Math.round(value * 1e4) / 1e4);

const seconds = (ms: number): string => {
  if (ms < 1000) return `${number(ms)} ms`;
  if (ms < 120_000) return `${number(Math.round(ms / 100) / 10)} s`;
  return `${number(Math.round(ms / 6000) / 10)} min`;
};

/** A figure in its guard's unit. */
const figure = (value: number, unit: Verdict['unit']): string => {
  switch (unit) {
    case 'ms':
      return seconds(value);
    case 'flag':
      return value > 0 ? 'yes' : 'no';
    default:
      return number(value);
  }
};

const outcome = ({ pass, bypassed }: Verdict): string => (pass ? 'pass' : bypassed ? 'outranked' : 'no');

const verdictRow = (verdict: Verdict): string[] => {
  const { guard, measured, limit, unit, margin, why } = verdict;
  const figures = [figure(measured, unit), figure(limit, unit), unit === 'flag' ? '' : figure(margin, unit)];
  return [guard, outcome(verdict), ...figures, why];
};

const guardLines = ({ verdicts, guard }: Explanation, paint: Paint): string[] => {
  const rows = [['guard', 'verdict', 'measured', 'limit', 'margin', 'why'], ...verdicts.map(verdictRow)];
  return table(rows).map((row, index) => {
    const verdict = verdicts[index - 1];
    if (!verdict) return paint.dim(`  ${row}`);
    if (verdict.guard === guard && !verdict.pass) return paint.red(`▸ ${row}`);
    return verdict.pass ? `  ${row}` : paint.yellow(`  ${row}`);
  });
};

const candidateLines = ({ candidates, to }: Explanation): string[] => {
  if (candidates.length === 0) return ['  none'];
  const rows = candidates.map((each) => [
    each.to === to ? `▸ ${each.to}` : `  ${each.to}`,
    `${each.intent} ${number(each.score)}`,
    `threshold ${number(each.threshold)}`,
  ]);
  return table(rows);
};

const evidenceLines = ({ evidence }: Explanation): string[] =>
  table(
    evidence.map(({ intent, feature, weight }) => [
      `  ${weight > 0 ? '+' : ''}${number(weight)}`,
      intent,
      `“${feature}”`,
    ]),
  );

const changeLines = ({ change }: Explanation): string[] => {
  if (!change) return ['  no single change'];
  const { what, from, to, why } = change;
  const isTime = what === 'now';
  const shown = (value: number | null): string => (value === null ? '–' : isTime ? isoTime(value) : String(value));
  return [`  ${what}: ${shown(from)} → ${shown(to)}`, `  ${why}`];
};

/** Everything about one decision: what was weighed, which guard decided, and what would have turned it. */
export const whyLines = (explanation: Explanation, message: string | null, paint: Paint): string[] => {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', paint.bold(title), ...lines] : [];
  return [
    `${paint.bold(explanation.decision)}  ${explainLine(explanation)}`,
    paint.dim(`${isoTime(explanation.at)}  ${explanation.id}  by ${explanation.trigger}`),
    ...section('Message', message === null ? [] : [`  “${message}”`]),
    ...section('Candidates', candidateLines(explanation)),
    ...section('Guards', guardLines(explanation, paint)),
    ...section('Evidence', evidenceLines(explanation)),
    ...section('What would have turned it', changeLines(explanation)),
  ];
};
