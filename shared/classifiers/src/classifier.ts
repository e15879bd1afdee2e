import type { Language } from '@baton/contracts';
import { z } from 'zod';

/** All that a classifier is told: the text and how it was meant. Never who wrote it. */
export interface Question {
  readonly text: string;
  readonly language: Language;
  /** The fact that the bot had asked for; null: none. */
  readonly asked: string | null;
  readonly intents: readonly { readonly name: string; readonly label: string }[];
}

/** What a classifier says, once it has been checked. */
export interface Answer {
  /** Who says it, and which version: stands in `Scored.model`. */
  readonly model: string;
  /** Confidence of every intent that was asked for and of no other, 0..1. */
  readonly intents: Readonly<Record<string, number>>;
  /** By intent, the words of the text that made it think so. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** What the call has cost, millionths of a dollar. */
  readonly cost: number;
}

/**
 * A second opinion on a text's intents. It may be slow, wrong or hostile: whoever asks bounds the time, and what it says
 * is checked. Throws {@link ClassifierFault}; anything else that it throws counts as `unreachable`.
 */
export interface Classifier {
  readonly name: string;
  /** What a call may cost at most, millionths of a dollar: set aside before it is made. */
  costAtMost(question: Question): number;
  classify(question: Question, signal: AbortSignal): Promise<Answer>;
}

/** Why there is no answer that can be used. Carries no word of what was said. */
export class ClassifierFault extends Error {
  override readonly name = 'ClassifierFault';
  readonly result: 'bad-answer' | 'refused' | 'unreachable';

  constructor(result: ClassifierFault['result'], options?: ErrorOptions) {
    super(`the classifier's answer: ${result}`, options);
    this.result = result;
  }
}

const longestQuote = 200;
const mostQuotes = 8;

/** What may be said about these intents: each of them, 0..1, and no other; with the words, if it likes. */
export const answerSchema = (intents: Question['intents']) => {
  const each = <T extends z.ZodType>(schema: T) => Object.fromEntries(intents.map(({ name }) => [name, schema]));
  return z.strictObject({
    intents: z.strictObject(each(z.number().min(0).max(1))),
    words: z.strictObject(each(z.array(z.string().max(longestQuote)).max(mostQuotes).optional())).optional(),
  });
};

export interface Said {
  readonly intents: Readonly<Record<string, number>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** Throws {@link ClassifierFault} `bad-answer` for anything but an answer to the question. */
export const checkAnswer = (intents: Question['intents'], value: unknown): Said => {
  const result = answerSchema(intents).safeParse(value);
  if (!result.success) throw new ClassifierFault('bad-answer');
  const words = Object.entries(result.data.words ?? {}).map(([name, quotes]) => [name, quotes ?? []] as const);
  return { intents: result.data.intents, words: Object.fromEntries(words) };
};
