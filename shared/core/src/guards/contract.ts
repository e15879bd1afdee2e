import { type Considered, type Guard, verdict } from '../considered.ts';
import { missingFrom } from '../facts.ts';

/**
 * Facts that the route requires and nobody knows. Those for which the intent is itself the evidence are not missing:
 * once the threshold is passed they are known, and until then this guard is not the one that decides.
 */
export const missingFor = ({ state, inputs, route, proposal }: Considered): string[] => {
  const evident = (proposal.intent && inputs.policy.intentFacts[proposal.intent]) || {};
  return missingFrom(state.facts, route.requires).filter((name) => !Object.hasOwn(evident, name));
};

/** Everything the receiver needs is known before the contact moves; else the owner asks for it first. */
export const contract: Guard = (move) => {
  const missing = missingFor(move);
  const pass = missing.length === 0;
  const why = pass ? 'everything the route requires is known' : `still to be asked: ${missing.join(', ')}`;
  const margin = pass ? Math.min(1, move.route.requires.length) : missing.length;
  return verdict('contract', { pass, measured: missing.length, limit: 0, unit: 'facts', margin, why });
};
