import { expireFacts } from './facts.ts';
import { expireAnswer, expireHuman } from './human.ts';
import { expireTurn } from './on-turn.ts';
import { expireOutcomes } from './outcomes.ts';
import { proposeFollowUp } from './outreach/follow-ups.ts';
import { giveToBot } from './ownership.ts';
import type { Step } from './step.ts';
import { expireMove } from './waiting-move.ts';

const expireBaton = ({ state }: Step, until: number): void => {
  if (state.baton && state.baton.expiresAt <= until) state.baton = null;
};

const expireOwner = (step: Step, until: number): void => {
  const { owner } = step.state;
  if (owner.status === 'nobody' || owner.idleAt === null || owner.idleAt > until) return;
  if (owner.status === 'human') expireHuman(step);
  else giveToBot(step, step.inputs.policy.firstBot, 'idle');
};

/** Acts on every timer of the contact that has run out by `until`. */
export const runTimers = (step: Step, until: number): void => {
  expireTurn(step, until);
  expireMove(step, until);
  expireOutcomes(step, until);
  expireBaton(step, until);
  expireFacts(step, until);
  expireAnswer(step, until);
  expireOwner(step, until);
  proposeFollowUp(step, until);
};
