import type { Respond, Turn } from '@baton/bot-kit';
import { BatonError, type Language, type TurnResult } from '@baton/contracts';

/** One look at an answer before it counts: what it returns goes on to the next. */
export interface Stage {
  readonly name: string;
  readonly apply: (result: TurnResult, turn: Turn) => TurnResult;
}

/**
 * The stages in their order. A stage that throws stops the answer, by failing its turn: an answer that could not be checked
 * is not sent. An answer without words goes through unseen, for whoever speaks next is looked at then.
 */
export const inStages =
  (stages: readonly Stage[]): Respond =>
  (result, turn) =>
    stages.reduce((answer, { name, apply }) => {
      if (answer.say.length === 0) return answer;
      try {
        return apply(answer, turn);
      } catch (cause) {
        throw new BatonError('bot-failed', `the answer could not be checked: stage "${name}" failed`, { cause });
      }
    }, result);

const segmenters: Readonly<Record<Language, Intl.Segmenter>> = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};

export const sentencesOf = (text: string, language: Language): readonly string[] =>
  [...segmenters[language].segment(text)].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');

/** The sentence that asks, or nothing. */
export const questionIn = (say: readonly string[], language: Language): string =>
  say.flatMap((text) => sentencesOf(text, language)).findLast((sentence) => sentence.endsWith('?')) ?? '';
