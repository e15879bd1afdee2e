import type { ContactEventOf } from '@baton/contracts';
import { learnFacts } from './facts.ts';
import { handBack, humanTookOver } from './human.ts';
import { noteReturn } from './outcomes.ts';
import { changeOwner, ensureOwner, giveToBot, isBot } from './ownership.ts';
import { silence } from './replies.ts';
import { ownerName } from './state.ts';
import type { Step } from './step.ts';
import { direct } from './turns.ts';
import { completeMove } from './waiting-move.ts';

const addressed = (step: Step, contact: string): void => {
  step.state.contact ??= contact;
};

/** An administrator's order moves at once and counts as no handoff. An owner that does not exist changes nothing. */
export const onOwnerAssigned = (step: Step, { contact, owner, by }: ContactEventOf<'owner.assigned'>): void => {
  const { state, inputs } = step;
  const from = ownerName(state.owner);
  addressed(step, contact);
  if (owner === from) return;
  if (owner === 'human') {
    silence(step);
    humanTookOver(step, by);
    return;
  }
  const reason = `assigned by ${by}`;
  if (owner === 'nobody') {
    changeOwner(step, { status: 'nobody' }, reason);
    if (state.pending.length > 0) ensureOwner(step);
    return;
  }
  if (!isBot(inputs.policy, owner)) return;
  noteReturn(step, owner);
  giveToBot(step, owner, reason);
  if (from !== 'nobody') direct(step, { kind: 'welcome', from });
};

export const onFactsRecorded = (step: Step, { contact, facts, by }: ContactEventOf<'facts.recorded'>): void => {
  addressed(step, contact);
  learnFacts(step, facts, by, step.now);
  completeMove(step, 'admin');
};

export const onHumanTookOver = (step: Step, { contact, by }: ContactEventOf<'human.took_over'>): void => {
  addressed(step, contact);
  silence(step);
  humanTookOver(step, by);
};

export const onHumanHandedBack = (step: Step, { by, to }: ContactEventOf<'human.handed_back'>): void =>
  handBack(step, by, to);
