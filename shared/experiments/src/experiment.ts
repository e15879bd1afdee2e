import { z } from 'zod';

const share = z.number().gt(0).lt(1);
const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes');

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
  metric: z.string(),
  /** Largest relative worsening against control that is put up with: 0.1 is ten percent. */
  worsening: z.number().positive(),
});

export const Experiment = z
  .strictObject({
    id: name,
    status: z.enum(['draft', 'running', 'canary', 'done', 'rolled-back']).default('draft'),
    /** The first is control. */
    variants: z.array(Variant).min(2).max(8),
    /** The share of exposed contacts for whom this is recorded is what is compared. */
    metric: z.string().default('handoff_success'),
    guardRails: z.array(GuardRail).default([]),
    /** False alarms put up with, over all looks together. */
    alpha: z.number().gt(0).lt(0.5).default(0.05),
  })
  .superRefine(({ variants }, context) => {
    const total = variants.reduce((sum, variant) => sum + variant.share, 0);
    if (Math.abs(total - 1) > 1e-6)
      context.addIssue({ code: 'custom', path: ['variants'], message: `shares that add up to 1, not ${total}` });
    if (new Set(variants.map((variant) => variant.id)).size < variants.length)
      context.addIssue({ code: 'custom', path: ['variants'], message: 'a different id for each variant' });
  });
export type Experiment = z.output<typeof Experiment>;
