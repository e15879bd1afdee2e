import type { Evidence, Language, Scored } from '@baton/contracts';
import { evidenceAt, evidenceOf, spanOf, strongest, wordsAt } from './evidence.ts';
import { createLogits } from './logits.ts';
import type { IntentPack } from './pack.ts';
import { createPackReader, type PackReader } from './read-message.ts';
import type { Reading } from './rules/text-rule.ts';
import { languageOf } from './text/language.ts';

/** What the conversation knows that the text does not say. */
export interface ScoreContext {
  readonly owner?: string;
  /** The fact the owner asked for last, so that "selling" after "buy or sell?" is a wish, and "600" is none. */
  readonly asked?: string | null;
  /** What the contact has spoken so far: taken when the text does not tell. */
  readonly language?: Language;
}

export interface Scorer {
  /** Name and version; stands in {@link Scored.model}. */
  readonly model: string;
  /** Reads one message. Never throws; takes time linear in the text, of which it reads at most 480 units. */
  score(text: string, context?: ScoreContext): Scored;
}

/** A wish in so many words is at least this sure. */
const wishFloor = 0.9;
/** Log-odds of an answer that names the intent. */
const answerWeight = 6.5;

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const consentIn = (reader: PackReader, reading: Reading): Scored['consent'] => {
  if (reader.stop(reading)) return 'stop';
  return reader.start(reading) ? 'start' : null;
};

const humanIn = (reader: PackReader, text: string, reading: Reading, wished: boolean): Scored['human'] => {
  const asked = wished ? null : reader.request(reading);
  const found = asked ?? reader.topics(reading);
  if (!found) return null;
  const reason = asked ? 'explicit_human_request' : 'legal_financial_topic';
  return { reason, words: wordsAt(text, spanOf(reading, found)) };
};

/** Compiles a pack. Throws `bad-input` for a phrase that cannot be read, `bad-config` for a damaged model. */
export const createScorer = (pack: IntentPack): Scorer => {
  const reader = createPackReader(pack);
  const logits = createLogits(reader, pack.model);
  const model = `${pack.name}@${pack.version}${pack.model ? `+${pack.model.version.slice(0, 12)}` : ''}`;

  const score = (text: string, context: ScoreContext = {}): Scored => {
    const reading = reader.read(text);
    const evidence: Evidence[] = [];
    const intents: Record<string, number> = {};
    let wish: string | null = null;
    logits(reading).forEach((logit, at) => {
      const intent = reader.intents[at] as PackReader['intents'][number];
      evidence.push(...evidenceOf(text, reading, intent.name, logit));
      const answer = context.asked ? intent.answers.get(context.asked)?.(reading) : null;
      if (answer) evidence.push(evidenceAt(text, intent.name, spanOf(reading, answer), answerWeight));
      const { a, b } = pack.model?.intents[intent.name]?.calibration ?? { a: 1, b: 0 };
      const confidence = sigmoid(a * logit.z + b + (answer ? answerWeight : 0));
      const wished = intent.wish(reading) !== null;
      if (wished) wish ??= intent.name;
      intents[intent.name] = rounded(wished ? Math.max(confidence, wishFloor) : confidence);
    });
    return {
      model,
      intents,
      evidence: strongest(evidence),
      language: languageOf(text, reading.tokens, context.language),
      consent: consentIn(reader, reading),
      human: humanIn(reader, text, reading, wish !== null),
      wish,
    };
  };
  return { model, score };
};
