import type { Piece } from './contracts.ts';
import { termsOf } from './words.ts';

/** What an agent may do. Whatever goes beyond it is drift: refused, and recorded. */
export interface Constraints {
  /** Most characters of a fact that it writes, below what the fact itself may have. */
  readonly length?: Readonly<Partial<Record<keyof Piece, number>>>;
  /** Words that no text of the agent may have, as a pattern: what it must not write about. */
  readonly forbidden?: RegExp;
  /** Calls of a model in one turn, repairs included. */
  readonly modelCalls: number;
}

/** Matters that need a professional's word, or nobody's. */
export const sensitiveTopics =
  /\b(cure[sd]?|diagnos\w+|medication|invest(?:ment|ing)s?|stocks?|crypto\w*|lawsuits?|guaranteed|casino|betting)\b/iu;

const texts = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What of this output the constraints do not allow, one phrase each, beginning with the fact. */
export const driftIn = (output: Partial<Piece>, { length = {}, forbidden }: Constraints): string[] =>
  Object.entries(output).flatMap(([name, value]) => {
    const most = length[name as keyof Piece];
    const text = texts(value);
    const word = forbidden?.exec(text)?.[0];
    return [
      ...(most !== undefined && text.length > most ? [`${name}: at most ${most} characters`] : []),
      ...(word === undefined ? [] : [`${name}: nothing about "${word.toLowerCase()}"`]),
    ];
  });

/** Less than this share of its words in common, and a text is about something else. */
const leastInCommon = 0.25;

/** Whether a text keeps to what it is given to be about. */
export const isAbout = (text: string, given: readonly string[]): boolean => {
  const allowed = new Set(given.flatMap(termsOf));
  const own = new Set(termsOf(text));
  return own.size === 0 || [...own].filter((term) => allowed.has(term)).length / own.size >= leastInCommon;
};

/** A model that writes, if there is one. null: it has not written. */
export type Ask = (prompt: string) => Promise<string | null>;

/** An agent wants to call the model once more than it may. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

/** Counts calls against the budget. The call beyond it throws {@link OverBudget} before it is made. */
export const withBudget = (ask: Ask, calls: number): Ask => {
  let made = 0;
  return async (prompt) => {
    made += 1;
    if (made > calls) throw new OverBudget(`model: at most ${calls} calls in a turn`);
    return ask(prompt);
  };
};
