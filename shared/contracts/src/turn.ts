import { z } from 'zod';
import { FactName, FactReport, FactValue } from './facts.ts';
import { HumanReason, Language } from './scored.ts';

/** A message as a bot sees it. */
export const TurnMessage = z.object({
  /** Hashed message id: facts name it as their source. */
  id: z.string(),
  text: z.string(),
  /** Acceptance time, ms since 1970, Redis time. */
  at: z.number(),
});
export type TurnMessage = z.infer<typeof TurnMessage>;

/**
 * The baton: what the receiving bot gets so that it never asks again. Facts carry the values; `summary` is derived from
 * them when the turn is built and stored nowhere.
 */
export const Baton = z.object({
  from: z.string(),
  reason: z.string(),
  confidence: z.number(),
  at: z.number(),
  expiresAt: z.number(),
  /** Names of the facts that crossed. */
  carried: z.array(z.string()),
});
export type Baton = z.infer<typeof Baton>;

/** Something that was said while a person had the contact. */
export const Said = z.object({
  /** Hashed message id. */
  id: z.string(),
  author: z.enum(['contact', 'human']),
  text: z.string(),
  at: z.number(),
});
export type Said = z.infer<typeof Said>;

/** What the coordinator asks of a turn beyond answering. */
export const Directive = z.discriminatedUnion('kind', [
  /** Two intents tie: ask which one is meant. */
  z.object({ kind: z.literal('clarify'), between: z.array(z.string()) }),
  /** A route is wanted but its contract lacks facts: ask for them first. */
  z.object({ kind: z.literal('ask'), to: z.string(), missing: z.array(z.string()) }),
  /** A move was refused or put off: answer the contact yourself. */
  z.object({
    kind: z.literal('refused'),
    to: z.string(),
    guard: z.string(),
    until: z.number().nullable(),
    why: z.string(),
  }),
  /** A person has rejected what was to be handed to `to`: do it again, so that the reason no longer holds. */
  z.object({ kind: z.literal('revise'), to: z.string(), reason: z.string(), by: z.string() }),
  /**
   * Write to the contact, who has not asked for it. `number`: which follow-up of its silence this is, from 1; 0: something
   * else that `by` proposes. To say nothing is an answer.
   */
  z.object({
    kind: z.literal('outreach'),
    id: z.string(),
    by: z.string(),
    about: z.string(),
    number: z.int().nonnegative(),
  }),
  /**
   * The contact has just come to this bot: say in your own words what you have understood. From a person it comes with a
   * briefing: what was said while they had the contact, which is context and no task, and what they want the bot to know.
   */
  z.object({
    kind: z.literal('welcome'),
    from: z.string(),
    said: z.array(Said).optional(),
    note: z.string().optional(),
  }),
]);
export type Directive = z.infer<typeof Directive>;

/** What an experiment has this bot do otherwise for this contact: labels that the bot itself knows. */
export const TurnVariants = z.object({ version: z.string().optional(), prompt: z.string().optional() });
export type TurnVariants = z.infer<typeof TurnVariants>;

/** The data of a job in `bot.<id>`: everything the bot needs, nothing it must look up. */
export const TurnJob = z.object({
  schema: z.literal(1),
  turn: z.string(),
  bot: z.string(),
  /** Hashed contact id, and the shard it lives on. */
  key: z.string(),
  shard: z.number(),
  /** The contact's own id, for bots that keep their own records. */
  contact: z.string(),
  channel: z.string(),
  language: Language,
  epoch: z.number(),
  attempt: z.number(),
  /** Redis time after which the result is no longer waited for. */
  deadline: z.number(),
  /** The whole burst, in order. */
  messages: z.array(TurnMessage),
  facts: z.record(z.string(), FactValue),
  /** The fact this bot asked for last and has had no answer to, so that "600" is read as an answer. */
  asked: z.string().nullable(),
  baton: Baton.nullable(),
  summary: z.string(),
  directives: z.array(Directive),
  /** Answers in a row that have brought nothing new; absent: none. What a bot needs to notice that it is stuck. */
  unproductive: z.number().optional(),
  /** Absent: no experiment is about this bot. */
  variants: TurnVariants.optional(),
  traceparent: z.string().optional(),
});
export type TurnJob = z.infer<typeof TurnJob>;

/** What a language model had to do with a turn, and what it cost; told also when the bot of rules answered in its place. */
export const ModelUse = z.strictObject({
  model: z.string().max(100),
  /** Version of the instructions it was given. */
  prompt: z.string().max(64),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  /** Millionths of a dollar, at the prices that were set. */
  microDollars: z.number().nonnegative(),
  ms: z.number().nonnegative(),
  /** Who answered, and if it was not the model, why. */
  outcome: z.enum(['answered', 'over-budget', 'timed-out', 'unavailable', 'refused']),
});
export type ModelUse = z.infer<typeof ModelUse>;

/** What a bot returns. Nothing in it can name another contact, a queue or a key. */
export const TurnResult = z.strictObject({
  /** Texts to send, in order. */
  say: z.array(z.string().min(1).max(4000)).max(5).default([]),
  facts: z.record(FactName, FactReport).default({}),
  /** The fact that the bot's question asks for, if it asked one. Feeds the re-ask detector. */
  asked: FactName.nullable().default(null),
  /** The bot's one job is done for this contact. */
  done: z.enum(['qualified', 'booked']).nullable().default(null),
  /** A request; the coordinator accepts, defers or refuses it. */
  handoff: z
    .strictObject({ to: z.string(), reason: z.string().max(200), confidence: z.number().min(0).max(1).default(1) })
    .nullable()
    .default(null),
  /** Ask that a person takes over. */
  human: z
    .strictObject({ reason: HumanReason, words: z.string().max(200) })
    .nullable()
    .default(null),
  /** Absent: no language model was asked. */
  model: ModelUse.optional(),
});
export type TurnResult = z.output<typeof TurnResult>;
export type TurnResultInput = z.input<typeof TurnResult>;
