import type { Policy } from '@baton/contracts';

const day = 86_400_000;

/** How long a move is remembered, ms: as far back as any guard looks. */
export const retentionMs = (policy: Policy): number => Math.max(day, policy.limits.cooldownMs);
