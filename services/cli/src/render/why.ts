import type { Explanation, Scored, SecondOpinion, Verdict } from '@baton/contracts';
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

/** The words and what each of them weighs; a decision that goes back to an earlier message is about the words of that. */
const evidenceLines = ({ evidence }: Explanation, scored: Scored | null): string[] =>
  table(
    (evidence.length > 0 ? evidence : (scored?.evidence ?? [])).map(({ intent, feature, weight }) => [
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

const beside = ({ classifier, result, tookMs }: SecondOpinion): string => {
  const took = tookMs > 0 ? ` after ${tookMs} ms` : '';
  return result === 'used'
    ? `  ${classifier} was asked and taken${took}`
    : `  ${classifier} not taken: ${result}${took}`;
};

const readingLines = (scored: Scored | null): string[] =>
  scored === null
    ? []
    : [
        `  by ${scored.model}`,
        ...(scored.asked === undefined ? [] : [`  as the answer to a question: ${scored.asked}`]),
        ...(scored.second ? [beside(scored.second)] : []),
        ...(scored.human ? [`  a person is called by “${scored.human.words}”`] : []),
        ...(scored.wish ? [`  asks for ${scored.wish} in so many words`] : []),
      ];

interface ReadMessage {
  readonly text: string;
  readonly scored: Scored | null;
}

/** Everything about one decision: what was weighed, which guard decided, and what would have turned it. */
export const whyLines = (explanation: Explanation, message: ReadMessage | null, paint: Paint): string[] => {
  const scored = message?.scored ?? null;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', paint.bold(title), ...lines] : [];
  return [
    `${paint.bold(explanation.decision)}  ${explainLine(explanation)}`,
    paint.dim(`${isoTime(explanation.at)}  ${explanation.id}  by ${explanation.trigger}`),
    ...section('Message', message === null ? [] : [`  “${message.text}”`]),
    ...section('How it was read', readingLines(scored)),
    ...section('Candidates', candidateLines(explanation)),
    ...section('Guards', guardLines(explanation, paint)),
    ...section('Evidence', evidenceLines(explanation, scored)),
    ...section('What would have turned it', changeLines(explanation)),
  ];
};
