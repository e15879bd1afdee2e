import type { ContactEventOf } from '@baton/contracts';
import { learnFacts } from './facts.ts';
import { handBack, humanTookOver } from './human.ts';
import { noteReturn } from './outcomes.ts';
import { changeOwner, giveToBot, isBot } from './ownership.ts';
import { silence } from './replies.ts';
import { ownerName } from './state.ts';
import type { Step } from './step.ts';
import { direct } from './turns.ts';
import { completeMove } from './waiting-move.ts';

const addressed = (step: Step, contact: string): void => {
  step.state.contact ??= contact;
};

/** Nobody's contact belongs to the first bot from its next message on: at once, when messages wait for an answer. */
const assignedOwner = ({ state, inputs }: Step, owner: string): string => {
  const waiting = state.pending.length > 0 || state.turn.status === 'running';
  return owner === 'nobody' && waiting ? inputs.policy.firstBot : owner;
};

/** An administrator's order moves at once and counts as no handoff. An owner that does not exist changes nothing. */
export const onOwnerAssigned = (step: Step, event: ContactEventOf<'owner.assigned'>): void => {
  const { contact, by } = event;
  const from = ownerName(step.state.owner);
  const to = assignedOwner(step, event.owner);
  const reason = `assigned by ${by}`;
  addressed(step, contact);
  if (to === from) return;
  if (to === 'human') {
    silence(step);
    humanTookOver(step, by);
  } else if (to === 'nobody') {
    changeOwner(step, { status: 'nobody' }, reason);
  } else if (isBot(step.inputs.policy, to)) {
    noteReturn(step, to);
    giveToBot(step, to, reason);
    if (from !== 'nobody') direct(step, { kind: 'welcome', from });
  }
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

export const onHumanHandedBack = (step: Step, { by, to, note }: ContactEventOf<'human.handed_back'>): void =>
  handBack(step, by, { to, ...(note === undefined ? {} : { note }) });
