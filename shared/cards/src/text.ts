import type { HandoffCard } from '@baton/contracts';
import { type Brief, briefOf, type CardOptions, type Line } from './brief.ts';

const line = ({ label, value }: Line): string => `${label}: ${value}`;
const bullet = (text: string): string => `- ${text}`;

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading.toUpperCase(), ...lines];

const render = ({ words, priority, who, why, approach, known, open, said }: Brief): string => {
  const { headings } = words;
  return [
    `${words.title}: ${words.priority[priority]}`,
    ...who.map(line),
    ...section(headings.why, why),
    ...section(headings.approach, approach),
    ...section(headings.known, known.length === 0 ? [words.nothing] : known.map(line)),
    ...section(headings.open, open.map(bullet)),
    ...section(headings.said, said.map(bullet)),
  ].join('\n');
};

/** The card as plain text, for a note at a CRM. */
export const cardText = (card: HandoffCard, options?: CardOptions): string => render(briefOf(card, options));
