import type { Explanation } from '@baton/contracts';
import type { ScriptEvent } from '../script/run-script.ts';
import { isoTime } from '../script/shown-decision.ts';
import { decisionStyle, decisionText } from './decision.ts';
import type { Paint } from './paint.ts';
import { beside, table } from './wrap.ts';

const quoted = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

type Failed = Extract<ScriptEvent, { type: 'failed' }>;

/** What was expected and what came, key by key, with the decision itself to explain it. */
export const failureLines = ({ line, shown, differences }: Failed): string[] => {
  const head = `line ${line.line}: ${line.contact} at ${line.at} is not as expected`;
  if (!shown) return [head, '  there is no decision for this contact yet'];
  const rows = differences.map(({ key, expected, got }) => [key, `expected ${quoted(expected)}`, `got ${quoted(got)}`]);
  return [
    head,
    ...table(rows).map((row) => `  ${row}`),
    `  the latest decision, ${shown.at}: ${shown.decision} with ${shown.owner}: ${shown.why}`,
  ];
};

/** The time of day, UTC. */
const clock = (at: number): string => isoTime(at).slice(11, 19);

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

const toldText = (line: Extract<ScriptEvent, { type: 'told' }>['line']): string => {
  switch (line.kind) {
    case 'owner':
      return `${line.contact}: an administrator makes ${line.owner} the owner`;
    case 'facts': {
      const facts = Object.entries(line.facts).map(([name, value]) => `${name} = ${value}`);
      return `${line.contact}: known is ${facts.join(', ')}`;
    }
    case 'outcome':
      return `${line.times} × ${line.outcome.route} ${line.outcome.result}`;
    case 'health':
      return `${line.health.bot}: P95 ${line.health.p95Ms} ms, ${percent(line.health.errorRate)} errors, ${line.health.samples} samples`;
    default:
      return line satisfies never;
  }
};

const scoresText = (scores: Readonly<Record<string, number>>): string => {
  const parts = Object.entries(scores).map(([intent, score]) => `${intent} ${score}`);
  return parts.length > 0 ? `(${parts.join(', ')})` : '(no intent)';
};

/** A run as people read it: what was said to whom, what was decided, and why. */
export const scriptEventLines = (event: ScriptEvent, paint: Paint, width: number): string[] => {
  const layout = { indent: 10, width, labelStyle: paint.dim };
  const decision = (label: string, explanation: Explanation, before = ''): string[] =>
    beside({ ...layout, label, text: before + decisionText(explanation), style: decisionStyle(explanation, paint) });
  switch (event.type) {
    case 'decided': {
      const { line, explanation } = event;
      const said = line.kind === 'message' ? `“${line.message}”` : scoresText(line.scores);
      return [
        ...beside({ ...layout, label: clock(line.time), text: `${line.contact}  ${said}` }),
        ...decision('', explanation),
      ];
    }
    case 'by-itself':
      return decision(clock(event.explanation.at), event.explanation, `${event.contact}  `);
    case 'told':
      return beside({ ...layout, label: clock(event.line.time), text: toldText(event.line), style: paint.dim });
    case 'held':
      return beside({ ...layout, label: '', text: `✓ ${event.line.contact} is as expected`, style: paint.green });
    case 'failed':
      return failureLines(event).map((line, index) => (index === 0 ? paint.red(`✗ ${line}`) : `  ${line}`));
    default:
      return event satisfies never;
  }
};
