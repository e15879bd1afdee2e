import { BatonError, Language, parse } from '@baton/contracts';
import { z } from 'zod';
import { IntentModel } from './linear/linear-model.ts';

/**
 * A phrase: words, `word*` for a prefix, `(a|b c)` for alternatives, `x?` for what may be missing, `{3}` for up to three
 * words of any kind, `<class>` for one of the pack's word classes. Never a regular expression: the time a message takes
 * must not depend on who wrote the pack.
 */
const Phrase = z.string().min(2).max(800);

const WeightedPhrases = z.strictObject({
  /** Log-odds that one match adds; 5 with the usual bias of −3.5 is a confidence of 0.82. Negative: against. */
  weight: z.number().min(-12).max(12),
  phrases: z.array(Phrase).min(1),
});

/** How one intent shows in a text. */
export const IntentRules = z.strictObject({
  /** The name of the bot's business, for people. */
  label: z.string(),
  /** Log-odds of a text that shows nothing. */
  bias: z.number().default(-3.5),
  phrases: z.array(WeightedPhrases),
  /**
   * Phrases that say "put me through to this specialist". They set `wish`, and with it the intent's confidence to at
   * least 0.9.
   */
  wishes: z.array(Phrase).default([]),
  /** What this intent sounds like as the answer to a question: the fact asked for → phrases that choose this intent. */
  answers: z.record(z.string(), z.array(Phrase)).default({}),
  /**
   * Facts whose plain answer may sound like this intent ("we need more room", to who asks why a home is sold) → phrases
   * of which one must be there for the intent to be meant all the same.
   */
  answering: z.record(z.string(), z.array(Phrase)).default({}),
});
export type IntentRules = z.output<typeof IntentRules>;

/**
 * `exact`: the whole message, politeness aside. `opening`: the same of its first clause. `phrases`: anywhere, said plainly.
 * `unless`: phrases that undo an overlapping one.
 */
const TextRule = z.strictObject({
  exact: z.array(z.string()).default([]),
  opening: z.array(z.string()).default([]),
  phrases: z.array(Phrase).default([]),
  unless: z.array(Phrase).default([]),
});
export type TextRule = z.output<typeof TextRule>;

/** Sentences to learn from before anybody has labelled traffic: patterns over the pack's word classes. */
const Template = z.strictObject({
  /** The intents a sentence of this pattern shows; none for an everyday text that must move nobody. */
  intents: z.array(z.string()),
  language: Language,
  patterns: z.array(Phrase).min(1),
});

/** All that a domain says about its intents: data alone, so that a tenant can write one. */
export const IntentPack = z.strictObject({
  name: z.string(),
  version: z.string().default('1'),
  /** Word classes for `<class>`; a member is a phrase of its own and may use other classes. */
  words: z.record(z.string(), z.array(z.string().min(1))).default({}),
  /** Words that are read in spite of one slip of the pen, and everyday words near them that are not such slips. */
  spelling: z
    .strictObject({ repair: z.array(z.string()), keep: z.array(z.string()) })
    .default({ repair: [], keep: [] }),
  intents: z.record(z.string(), IntentRules),
  consent: z.strictObject({ stop: TextRule, start: TextRule }).prefault({ stop: {}, start: {} }),
  human: z.strictObject({ request: TextRule, topics: TextRule }).prefault({ request: {}, topics: {} }),
  templates: z.array(Template).default([]),
  /** What training has made of the pack; without one the phrases' own weights decide. */
  model: IntentModel.optional(),
});
export type IntentPack = z.output<typeof IntentPack>;
export type IntentPackInput = z.input<typeof IntentPack>;

/** Checks a pack and fills in its defaults. Throws `bad-config`, naming every field that is wrong. */
export const defineIntents = (input: IntentPackInput): IntentPack =>
  parse(IntentPack, input, `the intents of "${input.name}"`, 'bad-config');

/** A pack with its trained model. Throws `bad-config` when the model is none, or is of other intents. */
export const withModel = (pack: IntentPack, model: unknown): IntentPack => {
  const trained = parse(IntentModel, model, `the intent model of "${pack.name}"`, 'bad-config');
  const missing = Object.keys(pack.intents).filter((intent) => !(intent in trained.intents));
  if (missing.length === 0) return { ...pack, model: trained };
  throw new BatonError('bad-config', `the intent model of "${pack.name}" does not know: ${missing.join(', ')}`);
};
