import { z } from 'zod';
import { ContactEvent } from './events.ts';
import { FactValue } from './facts.ts';
import { BotHealth, LearnedRoute } from './health.ts';
import { OutcomeResult } from './outcome.ts';
import { OutreachDrop, OutreachHold } from './outreach.ts';
import { ReviewTimeout } from './policy.ts';
import { Evidence, SecondOpinion } from './scored.ts';
import { ModelUse } from './turn.ts';

/** The guards, in the order in which they are asked. */
export const guardNames = [
  'opt-out',
  'human',
  'threshold',
  'margin',
  'cooldown',
  'cycle',
  'rate-hour',
  'rate-day',
  'performance',
  'contract',
  'review',
] as const;
export const GuardName = z.enum(guardNames);
export type GuardName = z.infer<typeof GuardName>;

export const DecisionKind = z.enum(['stay', 'handoff', 'defer', 'clarify', 'ask', 'human', 'review', 'suppress']);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** What one guard measured against which limit. */
export const Verdict = z.object({
  guard: GuardName,
  pass: z.boolean(),
  /** What was measured, and the limit, in `unit`. */
  measured: z.number(),
  limit: z.number(),
  unit: z.enum(['confidence', 'ms', 'moves', 'ratio', 'facts', 'flag']),
  /** How far from the other verdict, in `unit`; never negative. */
  margin: z.number(),
  /** When time alone would turn it, Redis time, ms. */
  until: z.number().nullable(),
  why: z.string(),
  /** An explicit wish or an order outranked this guard. */
  bypassed: z.boolean().optional(),
});
export type Verdict = z.infer<typeof Verdict>;

/** The smallest single change that would have turned a decision. Applied and decided again, it does. */
export const Change = z.object({
  what: z.string(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  why: z.string(),
});
export type Change = z.infer<typeof Change>;

/** Why a decision is what it is; for every decision, also "stay". */
export const Explanation = z.object({
  id: z.string(),
  at: z.number(),
  trigger: z.enum(['message', 'request', 'admin', 'timer']),
  /** The message it is about, if one. */
  message: z.string().nullable(),
  decision: DecisionKind,
  /** Before the decision. */
  owner: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  score: z.number().nullable(),
  threshold: z.number().nullable(),
  guard: GuardName.nullable(),
  margin: z.number().nullable(),
  until: z.number().nullable(),
  why: z.string(),
  candidates: z.array(z.object({ to: z.string(), intent: z.string(), score: z.number(), threshold: z.number() })),
  verdicts: z.array(Verdict),
  change: Change.nullable(),
  evidence: z.array(Evidence),
});
export type Explanation = z.infer<typeof Explanation>;

const entry = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape });
const id = z.string();
const bot = z.string();
const move = { from: bot, to: bot };

/** What happened, past tense, append-only. Texts are here because the timeline shows them; logs never have them. */
export const JournalEntry = z.discriminatedUnion('type', [
  entry('message.received', { id, text: z.string(), channel: z.string(), author: z.string() }),
  entry('message.passed_over', { id }),
  entry('intent.scored', {
    id,
    model: z.string(),
    intents: z.record(z.string(), z.number()),
    language: z.string(),
    asked: z.string().optional(),
    second: SecondOpinion.optional(),
  }),
  entry('decision.made', { decision: Explanation }),
  entry('handoff.committed', {
    handoff: id,
    ...move,
    reason: z.string(),
    confidence: z.number(),
    carried: z.array(z.string()),
  }),
  entry('handoff.deferred', { ...move, until: z.number(), attempt: z.number() }),
  entry('handoff.refused', { ...move, guard: GuardName, until: z.number().nullable() }),
  entry('handoff.returned', { handoff: id, ...move }),
  /** The target has not recovered through as many deferrals as the policy allows. */
  entry('handoff.given_up', { ...move, attempts: z.number() }),
  entry('handoff.expired', { ...move }),
  entry('owner.changed', { ...move, epoch: z.number(), reason: z.string() }),
  entry('facts.learned', {
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    by: z.string(),
  }),
  /** Reported and not kept: all facts together would be more than a contact may have. */
  entry('facts.refused', { facts: z.array(z.string()), by: z.string() }),
  entry('facts.expired', { facts: z.array(z.string()) }),
  entry('turn.started', { turn: id, bot, attempt: z.number(), epoch: z.number(), answers: z.array(id) }),
  entry('turn.finished', { turn: id, bot, ranMs: z.number(), model: ModelUse.optional() }),
  entry('turn.failed', { turn: id, bot, code: z.string(), permanent: z.boolean() }),
  entry('turn.superseded', { turn: id, bot, reason: z.string() }),
  entry('turn.timed_out', { turn: id, bot }),
  entry('question.repeated', { turn: id, bot, fact: z.string(), route: z.string().nullable() }),
  entry('reply.queued', { reply: id, by: bot, epoch: z.number(), text: z.string(), answers: z.array(id) }),
  entry('reply.sent', { reply: id, by: bot, epoch: z.number(), text: z.string(), answers: z.array(id) }),
  entry('reply.suppressed', { reply: id, by: bot, epoch: z.number(), reason: z.string(), answers: z.array(id) }),
  /** A change at the CRM was made there, or refused by it for good. */
  entry('action.performed', { action: id, what: z.enum(['tags', 'fields', 'note']) }),
  entry('action.refused', { action: id, what: z.enum(['tags', 'fields', 'note']), code: z.string() }),
  entry('outcome.recorded', { handoff: id, ...move, result: OutcomeResult }),
  entry('human.took_over', { by: z.string(), reason: z.string() }),
  /** A contact who waits for a person has had no answer in time. */
  entry('human.unavailable', { next: z.enum(['promise', 'bot']) }),
  entry('human.handed_back', { by: z.string(), to: bot }),
  entry('contact.opted_out', { message: id }),
  entry('contact.opted_in', { message: id }),
  entry('outreach.proposed', { outreach: id, by: z.string(), about: z.string(), number: z.number() }),
  /** `until` null: until the turn that runs has ended. */
  entry('outreach.held', { outreach: id, reason: OutreachHold, until: z.number().nullable() }),
  /** Handed to the outbound gate. */
  entry('outreach.sent', { outreach: id, turn: id, bot }),
  entry('outreach.dropped', { outreach: id, reason: OutreachDrop }),
  entry('review.opened', { review: id, ...move }),
  entry('review.approved', { review: id, by: z.string() }),
  /** Approved with changes; what was there before is kept. */
  entry('review.edited', {
    review: id,
    by: z.string(),
    edits: z.record(z.string(), z.object({ before: FactValue.nullable(), after: FactValue })),
  }),
  entry('review.rejected', { review: id, by: z.string(), reason: z.string().optional() }),
  /** Its move will not come: the contact has gone another way, or to a person. */
  entry('review.withdrawn', { review: id }),
  entry('review.timed_out', { review: id, next: ReviewTimeout.optional() }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;
export type JournalEntryOf<T extends JournalEntry['type']> = Extract<JournalEntry, { type: T }>;

/**
 * One commit, as one stream entry: all that `decide` was given and all that came of it. From a contact's first record on,
 * every state and every decision can be computed again, bit for bit.
 */
export const JournalRecord = z.object({
  schema: z.literal(1),
  /** Whose commit it was: a decision's, or the outbound gate's, which decides nothing. */
  by: z.enum(['coordinator', 'outbound']).default('coordinator'),
  /** Hashed contact id. */
  key: z.string(),
  /** Commits of this contact so far, this one included; 0 in a record of the outbound gate. */
  commit: z.number(),
  /** Redis time given to `decide`. */
  now: z.number(),
  /** Hash of the policy decided by. */
  policy: z.string(),
  /** Experiments whose treatment is part of that policy, or of the turns started: experiment → variant. */
  experiments: z.record(z.string(), z.string()).optional(),
  /** Those among them that are past their comparison. */
  stages: z.record(z.string(), z.enum(['canary', 'done'])).optional(),
  learned: z.record(z.string(), LearnedRoute),
  health: z.record(z.string(), BotHealth),
  events: z.array(ContactEvent),
  entries: z.array(JournalEntry),
});
export type JournalRecord = z.infer<typeof JournalRecord>;
