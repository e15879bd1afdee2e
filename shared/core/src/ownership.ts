import type { Policy } from '@baton/contracts';
import { indexOf } from './policy-index.ts';
import { type Owner, ownerName } from './state.ts';
import type { Step } from './step.ts';
import { gather, supersedeTurn } from './turns.ts';

export const isBot = (policy: Policy, name: string): boolean => indexOf(policy).bots.has(name);

/** When a silent contact goes back to the first bot; null for the first bot itself, and when policy says never. */
const idleAt = (step: Step, bot: string): number | null => {
  const { firstBot, limits } = step.inputs.policy;
  return bot === firstBot || limits.idleOwnerMs === 0 ? null : step.now + limits.idleOwnerMs;
};

const botOwner = (step: Step, bot: string): Owner => ({
  status: 'bot',
  bot,
  since: step.now,
  idleAt: idleAt(step, bot),
});

/** Forgets a move that waits. The journal says that it will not come. */
export const dropMove = (step: Step): void => {
  const { move } = step.state;
  if (move.status === 'none') return;
  step.state.move = { status: 'none' };
  if (move.status === 'review') step.journal.push({ type: 'review.withdrawn', review: move.review });
  step.journal.push({ type: 'handoff.expired', from: move.from, to: move.proposal.to });
};

/**
 * Every change of owner goes through here: the epoch rises, so that nothing the old owner still says is sent; its turn
 * is superseded and the messages of it are pending again; what was said to the old owner about intent is spent.
 */
export const changeOwner = (step: Step, to: Owner, reason: string): void => {
  const { state } = step;
  const from = ownerName(state.owner);
  dropMove(step);
  supersedeTurn(step, reason);
  state.owner = to;
  state.epoch += 1;
  state.directives = [];
  state.belief = { at: 0, intents: {} };
  state.asked = null;
  state.baton = null;
  state.unproductive = 0;
  step.journal.push({ type: 'owner.changed', from, to: ownerName(to), epoch: state.epoch, reason });
  gather(step);
};

export const giveToBot = (step: Step, bot: string, reason: string): void =>
  changeOwner(step, botOwner(step, bot), reason);

/** A contact without an owner, or whose bot the policy no longer has, belongs to the domain's first bot. */
export const ensureOwner = (step: Step): void => {
  const { policy } = step.inputs;
  const { owner } = step.state;
  if (owner.status === 'nobody') giveToBot(step, policy.firstBot, 'first message');
  if (owner.status === 'bot' && !isBot(policy, owner.bot)) giveToBot(step, policy.firstBot, 'bot removed');
};

/** The contact has been heard of: idle timers and the baton's life start again. */
export const touch = (step: Step): void => {
  const { state, now } = step;
  if (state.owner.status === 'bot') state.owner = { ...state.owner, idleAt: idleAt(step, state.owner.bot) };
  if (state.baton) state.baton = { ...state.baton, expiresAt: now + step.inputs.policy.limits.batonTtlMs };
};
