import type { Explanation } from '@baton/contracts';
import { explainLine } from '@baton/core';
import type { Paint } from './paint.ts';

type Kind = Explanation['decision'];

/** What one sees of a decision before reading it. */
const marks: Readonly<Record<Kind, string>> = {
  stay: '·',
  handoff: '⇒',
  defer: '◷',
  clarify: '?',
  ask: '?',
  human: '☎',
  review: '☐',
  suppress: '∅',
};

/** One line: what was decided, and why. */
export const decisionText = (explanation: Explanation): string =>
  `${marks[explanation.decision]} ${explainLine(explanation)}`;

/** The colour a decision's lines have. */
export const decisionStyle = ({ decision, to }: Explanation, paint: Paint): ((text: string) => string) => {
  switch (decision) {
    case 'stay':
      return paint.dim;
    case 'handoff':
      return (text) => paint.bot(to ?? '', text);
    case 'human':
    case 'suppress':
      return paint.red;
    default:
      return paint.yellow;
  }
};
