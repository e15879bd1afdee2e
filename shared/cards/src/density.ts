import type { Brief, Line } from './brief.ts';

/** How much of a card goes on a page. */
export interface Density {
  /** Type size, points. */
  readonly size: number;
  /** Longest text, characters. */
  readonly text: number;
  readonly facts: number;
  readonly questions: number;
  readonly messages: number;
}

/** From more than a page holds, and so all there is, to what fits on one whatever it says. */
export const densities: readonly Density[] = [
  { size: 10.5, text: 1500, facts: 50, questions: 50, messages: 20 },
  { size: 9.5, text: 600, facts: 40, questions: 20, messages: 8 },
  { size: 9, text: 240, facts: 40, questions: 12, messages: 6 },
  { size: 8.5, text: 150, facts: 24, questions: 10, messages: 5 },
  { size: 8.5, text: 60, facts: 24, questions: 7, messages: 4 },
  { size: 8.5, text: 60, facts: 14, questions: 6, messages: 3 },
];

/** Why a person is called is never cut to the bone. */
const reasonLength = 200;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;

/** The end of a conversation matters most, and the first of what is known. */
export const fitted = (brief: Brief, { text, facts, questions, messages }: Density): Brief => {
  const short = (lines: readonly string[]): string[] => lines.map((line) => cut(line, text));
  const shortLines = (lines: readonly Line[]): Line[] =>
    lines.map(({ label, value }) => ({ label: cut(label, 40), value: cut(value, text) }));
  return {
    ...brief,
    who: shortLines(brief.who),
    why: brief.why.map((line) => cut(line, Math.max(text, reasonLength))),
    known: shortLines(brief.known.slice(0, facts)),
    open: short(brief.open.slice(0, questions)),
    said: short(brief.said.slice(-messages)),
  };
};
