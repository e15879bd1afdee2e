import { z } from 'zod';
import { FactValue } from './facts.ts';
import { HumanReason, Language } from './scored.ts';
import { TurnMessage } from './turn.ts';

/** What a person is given who must take over a contact: enough to go on without asking again. */
export const HandoffCard = z.object({
  schema: z.literal(1),
  /** Derived from the commit: showing it twice is showing it once. */
  id: z.string(),
  /** Hashed contact id. */
  key: z.string(),
  contact: z.string(),
  channel: z.string(),
  language: Language,
  /** Who owned the contact until now. */
  from: z.string(),
  /** `on-request`: nobody has called; somebody wants to know. */
  reason: z.enum([...HumanReason.options, 'took-over', 'on-request']),
  /** The words that gave the reason, or the error code. */
  words: z.string(),
  /** How sure it is that a person is needed, 0..1; absent in cards of before it was kept. A rule is sure. */
  confidence: z.number().min(0).max(1).optional(),
  priority: z.enum(['urgent', 'high', 'normal']),
  at: z.number(),
  facts: z.record(z.string(), FactValue),
  /** Derived from the facts. */
  summary: z.string(),
  /** Facts that were asked for, or that a move still lacks. */
  openQuestions: z.array(z.string()),
  /** What the contact said last and nobody has answered. */
  messages: z.array(TurnMessage),
});
export type HandoffCard = z.infer<typeof HandoffCard>;
