import type { Language, Scored } from '@baton/contracts';
import { type Reason, reasonsOf, spanOf, strongest, wordsAt } from './evidence.ts';
import { createLogits, type IntentLogit } from './logits.ts';
import type { IntentPack } from './pack.ts';
import { createPackReader, type IntentReader, type PackReader } from './read-message.ts';
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

/** A wish in so many words, or an answer that names the intent, is at least this sure. */
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

/** What is left of the confidence in an intent when the words are the plain answer to a question. */
const answerShare = 0.25;

interface Heard {
  readonly confidence: number;
  readonly wished: boolean;
  readonly reasons: readonly Reason[];
}

/** One intent of one message: the calibrated log-odds, and on top what was asked for and wished in so many words. */
const hear = (reading: Reading, { intent, logit, calibration, asked }: Hearing): Heard => {
  const answer = asked ? (intent.answers.get(asked)?.(reading) ?? null) : null;
  const wished = intent.wish(reading) !== null;
  const z = calibration.a * logit.z + calibration.b + (answer ? answerWeight : 0);
  const meantAnyway = asked ? intent.answering.get(asked) : undefined;
  const merelyAnswers = meantAnyway !== undefined && meantAnyway(reading) === null;
  const floor = wished || answer ? wishFloor : 0;
  const confidence = rounded(Math.max(sigmoid(z) * (merelyAnswers ? answerShare : 1), floor));
  const reasons = reasonsOf(intent.name, logit);
  if (!answer) return { confidence, wished, reasons };
  return { confidence, wished, reasons: [...reasons, { ...answer, intent: intent.name, weight: answerWeight }] };
};

interface Hearing {
  readonly intent: IntentReader;
  readonly logit: IntentLogit;
  readonly calibration: { readonly a: number; readonly b: number };
  readonly asked: string | null | undefined;
}

const uncalibrated = { a: 1, b: 0 } as const;

/** Compiles a pack. Throws `bad-input` for a phrase that cannot be read, `bad-config` for a damaged model. */
export const createScorer = (pack: IntentPack): Scorer => {
  const reader = createPackReader(pack);
  const logits = createLogits(reader, pack.model);
  const model = `${pack.name}@${pack.version}${pack.model ? `+${pack.model.version.slice(0, 12)}` : ''}`;
  const calibrations = reader.intents.map(({ name }) => pack.model?.intents[name]?.calibration ?? uncalibrated);

  const score = (text: string, context: ScoreContext = {}): Scored => {
    const reading = reader.read(text);
    const asked = context.asked;
    const found = logits(reading);
    const heard = reader.intents.map((intent, at) => {
      const [logit, calibration] = [found[at] as IntentLogit, calibrations[at] ?? uncalibrated];
      return hear(reading, { intent, logit, calibration, asked });
    });
    const { language, told } = languageOf(text, reading.tokens, context.language);
    const wished = heard.findIndex((each) => each.wished);
    return {
      model,
      intents: Object.fromEntries(heard.map(({ confidence }, at) => [reader.intents[at]?.name ?? '', confidence])),
      evidence: strongest(
        text,
        reading,
        heard.flatMap(({ reasons }) => reasons),
      ),
      language,
      ...(told ? {} : { languageTold: false }),
      consent: consentIn(reader, reading),
      human: humanIn(reader, text, reading, wished >= 0),
      wish: reader.intents[wished]?.name ?? null,
    };
  };
  return { model, score };
};
