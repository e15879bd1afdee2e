import type { Verdict } from '@baton/contracts';
import { verdict } from '../considered.ts';
import type { ContactState } from '../state.ts';

/** An opted-out contact is sent nothing, by anyone. */
export const optOut = (state: Pick<ContactState, 'optedOutAt'>): Verdict => {
  const out = state.optedOutAt !== null;
  return verdict('opt-out', {
    pass: !out,
    measured: out ? 1 : 0,
    limit: 0,
    unit: 'flag',
    margin: 1,
    why: out ? 'the contact has opted out' : 'the contact has not opted out',
  });
};
