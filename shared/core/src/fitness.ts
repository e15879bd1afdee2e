import type { BotHealth, Health, Policy } from '@baton/contracts';
import { exact } from './number.ts';
import { botOf, indexOf } from './policy-index.ts';

/** What a bot's measurements say, against the limits of the policy; `unmeasured`: too few of them, or too old. */
export type Fitness =
  | { readonly status: 'unmeasured' }
  | { readonly status: 'failing'; readonly errorRate: number; readonly limit: number }
  /** `ratio`: P95 as a multiple of the SLA. Exactly the limit is still fit. */
  | { readonly status: 'slow' | 'fit'; readonly p95Ms: number; readonly ratio: number; readonly limit: number };

/** The bot's health, if there is enough of it and it is fresh. */
const measuredHealth = (policy: Policy, health: Health, bot: string, now: number): BotHealth | null => {
  const { minSamples, staleMs } = policy.limits.performance;
  const measured = Object.hasOwn(health, bot) ? health[bot] : undefined;
  return !measured || measured.samples < minSamples || now - measured.at > staleMs ? null : measured;
};

export const fitnessOf = (policy: Policy, health: Health, bot: string, now: number): Fitness => {
  const measured = measuredHealth(policy, health, bot, now);
  if (!measured) return { status: 'unmeasured' };
  const { errorRate, p95Ms } = measured;
  const { errorRate: most, p95Ratio: limit } = policy.limits.performance;
  if (errorRate > most) return { status: 'failing', errorRate, limit: most };
  const ratio = exact(p95Ms / Math.max(1, botOf(policy, bot).sla.p95Ms));
  return { status: ratio <= limit ? 'fit' : 'slow', p95Ms, ratio, limit };
};

/** The bots that are seen to be fit: those to which a contact that was deferred may be offered again. */
export const fitBots = (policy: Policy, health: Health, now: number): string[] =>
  [...indexOf(policy).bots.keys()].filter((bot) => fitnessOf(policy, health, bot, now).status === 'fit');
