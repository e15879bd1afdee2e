import type { Health, Learned } from '@baton/contracts';

/** What `decide` is told of the world beyond the contact, as of now. */
export type Inputs = () => { readonly learned: Learned; readonly health: Health };

/** Nothing has been learned or measured: thresholds are the policy's own, and no target is known to be slow. */
export const defaults: Inputs = () => ({ learned: {}, health: {} });
