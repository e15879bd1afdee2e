import { z } from 'zod';
import { LearnedRoute } from './health.ts';
import { OutcomeResult } from './outcome.ts';

/** Stands for every route, also those of which nothing is known yet. */
export const everyRoute = '*';

/** Why a threshold moved, or may not move. `decay`: time has passed, and what was learned fades. */
export const LedgerCause = z.enum(['outcomes', 'decay', 'freeze', 'unfreeze', 'revert']);
export type LedgerCause = z.infer<typeof LedgerCause>;

/** One move of what was learned for a route, or an order about it. Append-only. */
export const LedgerEntry = z.object({
  /** `<shard>.<number>`, counted from 1: what `baton learn revert` takes. */
  id: z.string(),
  /** Redis time, ms. */
  at: z.number(),
  /** `lead->seller`, or `*` for an order about all of them. */
  route: z.string(),
  /** null: nothing was learned for the route. */
  before: LearnedRoute.nullable(),
  after: LearnedRoute.nullable(),
  /** Outcomes kept as evidence at the time, and the share of successes among them, faded with age. */
  outcomes: z.number(),
  successRate: z.number(),
  evidence: z.record(OutcomeResult, z.number()),
  cause: LedgerCause,
  /** Of an order: whose it was. */
  by: z.string().optional(),
  /** Of a revert: the entry that was taken back. */
  reverts: z.string().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;
