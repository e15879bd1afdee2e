import type { Evidence, Scored, SecondOpinion } from '@baton/contracts';
import type { ScoringContext } from '@baton/core';
import type { Answer, Question } from './classifier.ts';
import type { Opinion } from './guarded.ts';

/** Reads one text; the built-in scorer does at once, others take their time. */
export type Score = (text: string, context: ScoringContext) => Scored | Promise<Scored>;

export interface SecondOpinionOptions {
  /** The built-in scorer: asked first, always, and what stands when nobody else answers. */
  readonly score: (text: string, context: ScoringContext) => Scored;
  readonly ask: (question: Question) => Promise<Opinion>;
  readonly classifier: string;
  readonly intents: Question['intents'];
  /** `undecided`: only where the built-in scorer is not sure of any intent. */
  readonly when: 'undecided' | 'always';
}

/** At this confidence the built-in scorer is right 19 times of 20 (docs/scoring.md), and is taken at its word. */
const sureFrom = 0.9;
/** An opinion that knows no doubt would be an infinite weight. */
const surest = 0.999;
const mostEvidence = 12;

const weightOf = (confidence: number): number => {
  const p = Math.min(surest, Math.max(1 - surest, confidence));
  return Math.round(1000 * Math.log(p / (1 - p))) / 1000;
};

/** The words quoted for an intent share its log-odds. What is no quote of the text is left out. */
const evidenceOf = (text: string, intent: string, confidence: number, quotes: readonly string[]): Evidence[] => {
  const found = [...new Set(quotes)].flatMap((quote) => {
    const from = quote.trim() === '' ? -1 : text.toLowerCase().indexOf(quote.toLowerCase());
    return from < 0 ? [] : [[from, from + quote.length] as [number, number]];
  });
  const weight = weightOf(confidence);
  return found.map((span) => ({ intent, feature: text.slice(...span), weight: weight / found.length, span }));
};

const answered = (text: string, local: Scored, { model, intents, words }: Answer): Scored => ({
  ...local,
  model: `${model}, beside ${local.model}`,
  intents,
  evidence: Object.entries(intents)
    .flatMap(([intent, confidence]) => evidenceOf(text, intent, confidence, words[intent] ?? []))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostEvidence),
});

/** Why nobody else need be asked; null: somebody may be. Consent and people are matters of rule, here and at once. */
const settled = ({ consent, human, wish, intents }: Scored, when: SecondOpinionOptions['when']) => {
  if (consent !== null || human !== null || wish !== null) return 'rule';
  return when === 'undecided' && Object.values(intents).some((confidence) => confidence >= sureFrom) ? 'sure' : null;
};

/**
 * The built-in scorer, and a classifier for what it leaves open. The classifier's answer replaces the confidences of
 * intents and nothing else; every other outcome leaves the built-in scorer's, and says why.
 */
export const createSecondOpinion = ({ score, ask, classifier, intents, when }: SecondOpinionOptions): Score => {
  const noted = (scored: Scored, result: SecondOpinion['result'], tookMs: number): Scored => ({
    ...scored,
    second: { classifier, result, tookMs },
  });
  return async (text, context) => {
    const local = score(text, context);
    const why = settled(local, when);
    if (why) return noted(local, why, 0);
    const opinion = await ask({ text, language: local.language, asked: context.asked, intents });
    const scored = opinion.result === 'used' ? answered(text, local, opinion.answer) : local;
    return noted(scored, opinion.result, opinion.tookMs);
  };
};
