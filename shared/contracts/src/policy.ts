import { z } from 'zod';
import { FactName, FactValue } from './facts.ts';
import { FollowUpDays, OutreachPolicy } from './outreach.ts';
import { Language } from './scored.ts';

const ms = z.int().nonnegative();
const share = z.number().min(0).max(1);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** `collect`: wait, then one turn with all. `enqueue`: one turn each. `interrupt`: abort, start anew with everything. */
export const BusyPolicy = z.enum(['collect', 'enqueue', 'interrupt']);
export type BusyPolicy = z.infer<typeof BusyPolicy>;

export const BotPolicy = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  version: z.string().default('1'),
  description: z.string().default(''),
  /** Intents that are this bot's business. */
  intents: z.array(z.string()).default([]),
  whenBusy: BusyPolicy.default('collect'),
  /** A burst ends after `quietMs` without a message, at the latest `maxMs` after its first. 0: no burst window. */
  burst: z.strictObject({ quietMs: ms, maxMs: ms }).default({ quietMs: 1200, maxMs: 8000 }),
  /** Response time the bot promises, queue wait included. */
  sla: z.strictObject({ p95Ms: ms }).default({ p95Ms: 2000 }),
  /** A turn that has not finished by then is taken to have failed. */
  turnTimeoutMs: ms.default(30 * second),
  /** How often a failed turn is started again before a person is called. */
  turnRetries: z.int().min(0).max(10).default(2),
  /** Days of silence after which it writes to its contact again; null: as the domain says. */
  followUpDays: FollowUpDays.nullable().default(null),
});
export type BotPolicy = z.output<typeof BotPolicy>;

/**
 * What becomes of a move whose review nobody has done in time, which is no denial. `forget`: the owner goes on without
 * it; `proceed`: the move is made; `person`: a person is called.
 */
export const ReviewTimeout = z.enum(['forget', 'proceed', 'person']);
export type ReviewTimeout = z.infer<typeof ReviewTimeout>;

export const RoutePolicy = z.strictObject({
  from: z.string(),
  to: z.string(),
  threshold: share.default(0.7),
  /** Facts that must be known before the contact moves; the owner asks for what is missing. */
  requires: z.array(FactName).default([]),
  /** Facts that cross when known; `*` for all. */
  carries: z.array(z.union([FactName, z.literal('*')])).default(['*']),
  /** The move waits for a person's approval. */
  review: z.boolean().default(false),
  reviewTimeout: ReviewTimeout.default('forget'),
});
export type RoutePolicy = z.output<typeof RoutePolicy>;

/** How a fact is to be treated, whoever learns it. */
export const FactPolicy = z.strictObject({
  /**
   * `sensitive`: no bot sees it but the one that owned the contact when it was told, and those into which a route leads
   * whose contract names it; `*` does not name it.
   */
  privacy: z.enum(['personal', 'sensitive']).default('personal'),
  /** Forgotten this long after it was last told, ms. 0: kept as long as the contact. */
  ttlMs: ms.default(0),
});
export type FactPolicy = z.output<typeof FactPolicy>;

/** Texts that Baton itself says, when no bot may or should. */
export const Phrases = z.strictObject({
  optedOut: z.string(),
  optedIn: z.string(),
  toHuman: z.string(),
  /** Nobody has answered in time: a promise, and that the bot goes on. Without them it is done in silence. */
  callback: z.string().optional(),
  nobodyThere: z.string().optional(),
});
export type Phrases = z.infer<typeof Phrases>;

export const Limits = z
  .strictObject({
    /** A challenger's confidence must beat the runner-up's by this much; closer is a tie, which is asked about. */
    tieMargin: share.default(0.1),
    /** A challenger must beat the owner's own intent by this much. */
    hysteresis: share.default(0.05),
    /** At most one clarifying question in this time. */
    clarifyEveryMs: ms.default(10 * minute),
    cooldownMs: ms.default(30 * minute),
    perHour: z.int().positive().default(3),
    perDay: z.int().positive().default(10),
    performance: z
      .strictObject({
        /** Deferred when P95 is over this multiple of the target's SLA. */
        p95Ratio: z.number().positive().default(1.2),
        /** Deferred when the error rate is over this. */
        errorRate: share.default(0.1),
        minSamples: z.int().positive().default(20),
        /** Health older than this says nothing. */
        staleMs: ms.default(10 * minute),
        deferMs: ms.default(30 * minute),
        maxDeferrals: z.int().nonnegative().default(3),
        /** Share of contacts that are let through, so that a deferred bot stays measurable. */
        probeShare: share.default(0.05),
      })
      .prefault({}),
    /** Half-life of what earlier messages said, ms. */
    beliefHalfLifeMs: ms.default(10 * minute),
    batonTtlMs: ms.default(24 * hour),
    /** Names and values of a contact's facts together, characters; what would go beyond it is refused. */
    contextChars: z.int().positive().default(16_384),
    /** A review that nobody has decided by then has timed out, which is not a denial. */
    reviewMs: ms.default(24 * hour),
    /** A contact who has been silent for this long goes back to the domain's first bot. 0: never. */
    idleOwnerMs: ms.default(7 * 24 * hour),
    /** A human owner who has not been heard of for this long hands back. 0: never. */
    idleHumanMs: ms.default(12 * hour),
    /**
     * How long a contact who waits for a person may go without an answer before `whenNobody` holds, ms. 0: for as long
     * as it takes.
     */
    humanAnswerMs: ms.default(0),
    /**
     * What then. `promise`: the contact is told, once, that somebody will get back to them. `bot`: they are told that
     * nobody is there, and the bot that had them goes on; not where a legal or financial matter called the person.
     */
    whenNobody: z.enum(['promise', 'bot']).default('promise'),
    /** Turns in a row without a new fact before a person is called. */
    turnsWithoutProgress: z.int().positive().default(3),
    /** Messages one turn may carry; a burst that reaches it ends. */
    maxTurnMessages: z.int().positive().max(200).default(20),
    outcome: z
      .strictObject({
        /** Going back to the source within this time is a reverted handoff. */
        revertMs: ms.default(30 * minute),
        /** Neither a fact nor two answers within this time is a timeout. */
        timeoutMs: ms.default(24 * hour),
        answers: z.int().positive().default(2),
      })
      .prefault({}),
  })
  .prefault({});
export type Limits = z.output<typeof Limits>;

/**
 * Everything `decide` knows about a domain: pure data, so that a decision can be made again from its record.
 * A domain pack builds one; `--policy FILE` overrides parts of it.
 */
export const Policy = z
  .strictObject({
    domain: z.string(),
    version: z.string().default('1'),
    firstBot: z.string(),
    bots: z.array(BotPolicy).min(1),
    routes: z.array(RoutePolicy),
    /** Facts for which an intent at or above its route's threshold is itself the evidence: intent → facts. */
    intentFacts: z.record(z.string(), z.record(FactName, FactValue)).default({}),
    /**
     * Where two intents that both hold give a fact different values, the value that says both: fact → value
     * (real estate: `wish` = `both`).
     */
    bothFacts: z.record(FactName, FactValue).default({}),
    /** Facts that are sensitive, or do not keep; the others are personal and stay. */
    facts: z.record(FactName, FactPolicy).default({}),
    phrases: z.record(Language, Phrases),
    /** What may be sent that nobody asked for, and when. */
    outreach: OutreachPolicy,
    limits: Limits,
  })
  .superRefine((policy, context) => {
    const known = new Set(policy.bots.map((bot) => bot.id));
    const unknown = (bot: string, path: (string | number)[]) => {
      if (!known.has(bot) && bot !== 'human')
        context.addIssue({ code: 'custom', path, message: `a bot of this domain, not "${bot}"` });
    };
    unknown(policy.firstBot, ['firstBot']);
    policy.routes.forEach((route, index) => {
      unknown(route.from, ['routes', index, 'from']);
      unknown(route.to, ['routes', index, 'to']);
    });
  });
export type Policy = z.output<typeof Policy>;
export type PolicyInput = z.input<typeof Policy>;

/** `lead->seller`: how a route is named in scripts, counters and the journal. */
export const routeName = (from: string, to: string): string => `${from}->${to}`;
