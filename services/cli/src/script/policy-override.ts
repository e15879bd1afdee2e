import { overridePolicy, type Policy } from '@baton/contracts';
import type { DomainPack } from '@baton/domains';

/** A script has no probes: the share of contacts that are let through to a slow bot is 0 unless the override sets it. */
export const scriptPolicy = ({ policy }: Pick<DomainPack, 'policy'>, override: unknown = {}): Policy =>
  overridePolicy(overridePolicy(policy, { limits: { performance: { probeShare: 0 } } }), override);
