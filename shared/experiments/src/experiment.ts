import { z } from 'zod';
import { metricNames } from './metrics.ts';

const share = z.number().gt(0).lt(1);
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes');
const Metric = z.enum(metricNames, `one of ${metricNames.join(', ')}`);

/**
 * What a variant changes. `policy` is merged into the domain's policy, so thresholds, limits and routes can be varied;
 * `bots` and `prompts` name the version that a bot runs for this contact.
 */
export const Treatment = z.strictObject({
  policy: z.record(z.string(), z.unknown()).default({}),
  bots: z.record(z.string(), z.string()).default({}),
  prompts: z.record(z.string(), z.string()).default({}),
});
export type Treatment = z.output<typeof Treatment>;

export const Variant = z.strictObject({ id: name, share, treatment: Treatment.prefault({}) });
export type Variant = z.output<typeof Variant>;

/** A promise that no variant may break, whatever it wins. */
export const GuardRail = z.strictObject({
  metric: Metric,
  /** Largest relative worsening against control that is put up with: 0.1 is ten percent. */
  worsening: z.number().positive(),
});
export type GuardRail = z.output<typeof GuardRail>;

const usualGuardRails: readonly GuardRail[] = [
  { metric: 'error', worsening: 0.25 },
  { metric: 'opt_out', worsening: 0.25 },
  { metric: 'human_request', worsening: 0.25 },
];

/** How a winner is tried before everybody gets it. */
export const Canary = z.strictObject({
  /** Of the contacts; all others get control. */
  share: share.default(0.2),
  ms: z.int().positive().default(86_400_000),
  /** It goes on for longer until this many have met the winner: where nobody came, nothing was watched. */
  contacts: z.int().positive().default(100),
});
export type Canary = z.output<typeof Canary>;

export const Experiment = z
  .strictObject({
    id: name,
    status: z.enum(['draft', 'running', 'canary', 'done', 'rolled-back']).default('draft'),
    /** The first is control. */
    variants: z.array(Variant).min(2).max(8),
    /** The share of exposed contacts for whom this is recorded is what is compared. */
    metric: Metric.default('handoff_success'),
    guardRails: z.array(GuardRail).default([...usualGuardRails]),
    /** False alarms put up with, over all looks together. */
    alpha: z.number().gt(0).lt(0.5).default(0.05),
    canary: Canary.prefault({}),
    /** Variant that was promoted; `done` without one has ended, and nobody is treated. */
    winner: name.nullable().default(null),
    /** When it took its status, Redis time, ms, and why. */
    since: z.number().default(0),
    why: z.string().default(''),
  })
  .superRefine(({ variants, winner }, context) => {
    const total = variants.reduce((sum, variant) => sum + variant.share, 0);
    const ids = variants.map(({ id }) => id);
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (Math.abs(total - 1) > 1e-6) refuse('variants', `shares that add up to 1, not ${total}`);
    if (new Set(ids).size < ids.length) refuse('variants', 'a different id for each variant');
    if (winner !== null && !ids.includes(winner)) refuse('winner', 'one of the variants');
  });
export type Experiment = z.output<typeof Experiment>;
