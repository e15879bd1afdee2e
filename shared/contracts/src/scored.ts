import { z } from 'zod';

/** Languages the shipped packs speak. */
export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/** One reason for a score: which words, in favour (positive) or against (negative), in log-odds. */
export const Evidence = z.object({
  intent: z.string(),
  /** The words of the message, or the name of the rule they matched. */
  feature: z.string(),
  weight: z.number(),
  /** Start and end offset in the text, UTF-16 units. */
  span: z.tuple([z.number(), z.number()]).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Why a person must take over at once, by rule of the domain or of law. */
export const HumanReason = z.enum([
  'explicit_human_request',
  'legal_financial_topic',
  'unproductive_loop',
  'hot_lead_qualified',
  'bot_failed',
  'bot_request',
  'review_timed_out',
]);
export type HumanReason = z.infer<typeof HumanReason>;

/**
 * What became of asking a classifier beside the built-in scorer: `used` is its answer; anything else is why the built-in
 * scorer's stands. `rule` (an opt-out, a person, a wish) and `sure` (the built-in scorer is) are decided without asking.
 */
export const secondOpinions = [
  'used',
  'rule',
  'sure',
  'budget',
  'breaker-open',
  'timeout',
  'bad-answer',
  'refused',
  'unreachable',
] as const;

export const SecondOpinion = z.object({
  classifier: z.string(),
  result: z.enum(secondOpinions),
  /** How long it was waited for, ms. */
  tookMs: z.number(),
});
export type SecondOpinion = z.infer<typeof SecondOpinion>;

/** What the intent worker found in one message. Confidences are in 0..1; intents not named are 0. */
export const Scored = z.object({
  /** Which scorer, which version of it. */
  model: z.string(),
  intents: z.record(z.string(), z.number().min(0).max(1)),
  evidence: z.array(Evidence).max(24),
  language: Language,
  /** `false`: the text itself does not tell ("650k"), so a conversation keeps the language that it has. Default: true. */
  languageTold: z.boolean().optional(),
  /** An opt-out or its withdrawal, by rule. */
  consent: z.enum(['stop', 'start']).nullable(),
  human: z.object({ reason: HumanReason, words: z.string() }).nullable(),
  /**
   * The intent whose specialist the contact asks for in so many words ("put me through to your seller team"). Such a
   * wish outranks margin, cooldown and cycle; the rate limits still hold.
   */
  wish: z.string().nullable().default(null),
  /** The question in whose light the text was read: the fact that the owner had asked for. Absent: none was open. */
  asked: z.string().optional(),
  /** Absent: no classifier is set up beside the built-in scorer. */
  second: SecondOpinion.optional(),
});
export type Scored = z.infer<typeof Scored>;
