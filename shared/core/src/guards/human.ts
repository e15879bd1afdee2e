import type { HumanReason, Verdict } from '@baton/contracts';
import { verdict } from '../considered.ts';
import type { Owner } from '../state.ts';

const whyOf = (owner: Owner, reason: HumanReason | null): string => {
  if (owner.status === 'human') return 'a person owns the conversation';
  return reason ? `a person must take over: ${reason.replaceAll('_', ' ')}` : 'no person is asked for';
};

/** A person owns the contact, or the contact, the domain or the law asks for one. */
export const human = (owner: Owner, reason: HumanReason | null): Verdict => {
  const pass = owner.status !== 'human' && reason === null;
  return verdict('human', {
    pass,
    measured: pass ? 0 : 1,
    limit: 0,
    unit: 'flag',
    margin: 1,
    why: whyOf(owner, reason),
  });
};
