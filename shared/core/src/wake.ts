import type { ContactState } from './state.ts';

const earlier = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

const ofTurn = ({ turn }: ContactState): number | null => {
  if (turn.status === 'idle') return null;
  return turn.status === 'running' ? turn.deadline : turn.until;
};

/** The earliest of the contact's timers, Redis time, ms; null when none runs. `decide(state, [], inputs)` then acts. */
export const wakeAt = (state: ContactState): number | null => {
  let at = ofTurn(state);
  if (state.move.status !== 'none') at = earlier(at, state.move.until);
  if (state.owner.status !== 'nobody') at = earlier(at, state.owner.idleAt);
  if (state.owner.status === 'human') at = earlier(at, state.owner.answerBy ?? null);
  if (state.baton) at = earlier(at, state.baton.expiresAt);
  for (const { outcome } of state.handoffs) if (outcome.status === 'open') at = earlier(at, outcome.until);
  if (state.outreach.followUp) at = earlier(at, state.outreach.followUp.at);
  // What waits for the end of a turn is looked at when that ends.
  if (state.turn.status === 'idle') for (const proposal of state.outreach.waiting) at = earlier(at, proposal.at);
  return at;
};
