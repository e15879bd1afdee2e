import type { ContactEventOf, Directive, OutreachDrop, OutreachHold, TurnResult } from '@baton/contracts';
import type { TurnState } from '../state.ts';
import { deriveId, type Step } from '../step.ts';
import { direct, gatherNow, isOutreach } from '../turns.ts';
import { afterQuiet, rule, weekMs } from './arbiter.ts';
import type { OutreachProposal } from './outreach.ts';

type OutreachDirective = Extract<Directive, { readonly kind: 'outreach' }>;
type Running = TurnState & { readonly status: 'running' };

/** What somebody wishes to have said. `number`: which one of the follow-ups, 0 for what is none. */
export interface Wish {
  readonly by: string;
  readonly about: string;
  readonly number: number;
}

const drop = (step: Step, { id }: Pick<OutreachProposal, 'id'>, reason: OutreachDrop): void => {
  step.journal.push({ type: 'outreach.dropped', outreach: id, reason });
};

const keepWaiting = (step: Step, waiting: readonly OutreachProposal[]): void => {
  step.state.outreach = { ...step.state.outreach, waiting };
};

/** Drops those that wait and that `isOver` names. */
export const dropWaiting = (
  step: Step,
  reason: OutreachDrop,
  isOver: (proposal: OutreachProposal) => boolean = () => true,
): void => {
  const { waiting } = step.state.outreach;
  for (const proposal of waiting.filter(isOver)) drop(step, proposal, reason);
  keepWaiting(
    step,
    waiting.filter((proposal) => !isOver(proposal)),
  );
};

export const isFollowUp = ({ number }: Pick<Wish, 'number'>): boolean => number > 0;

export const propose = (step: Step, { by, about, number }: Wish): void => {
  const proposal = { id: deriveId(step, 'p'), by, about, number, proposedAt: step.now, at: step.now, held: null };
  step.journal.push({ type: 'outreach.proposed', outreach: proposal.id, by, about, number });
  if (isFollowUp(proposal)) dropWaiting(step, 'overtaken', isFollowUp);
  const { waiting } = step.state.outreach;
  if (waiting.length >= step.inputs.policy.outreach.maxWaiting) drop(step, proposal, 'too-many');
  else keepWaiting(step, [...waiting, proposal]);
};

export const onMessageProposed = (step: Step, { by, about }: ContactEventOf<'message.proposed'>): void =>
  propose(step, { by, about, number: 0 });

/** The owner says it in its own words: a turn without a message. */
const grant = (step: Step, { id, by, about, number }: OutreachProposal): void => {
  direct(step, { kind: 'outreach', id, by, about, number });
  gatherNow(step);
};

const hold = (
  step: Step,
  proposal: OutreachProposal,
  { reason, until }: { reason: OutreachHold; until: number | null },
): OutreachProposal => {
  const at = until ?? proposal.at;
  if (proposal.held === reason && proposal.at === at) return proposal;
  step.journal.push({ type: 'outreach.held', outreach: proposal.id, reason, until });
  return { ...proposal, at, held: reason };
};

/** What becomes of one proposal that is due: itself while it waits on, nothing once it is settled. */
const settle = (step: Step, proposal: OutreachProposal): OutreachProposal[] => {
  const ruling = rule(step, proposal);
  switch (ruling.rule) {
    case 'go':
      grant(step, proposal);
      return [];
    case 'hold':
      return [hold(step, proposal, ruling)];
    default:
      drop(step, proposal, ruling.reason);
      return [];
  }
};

/** Rules on everything that is due. At most one goes: it keeps the bot busy, and the others wait for its end. */
export const arbitrate = (step: Step): void => {
  const { waiting } = step.state.outreach;
  const left = waiting.flatMap((proposal) => (proposal.at <= step.now ? settle(step, proposal) : [proposal]));
  const changed = left.length !== waiting.length || left.some((proposal, index) => proposal !== waiting[index]);
  if (changed) keepWaiting(step, left);
};

const directiveOf = ({ directives }: Running): OutreachDirective | undefined => directives.find(isOutreach);

/**
 * A turn that was to write to the contact unasked has come back, and the quiet hours have begun meanwhile: what it says
 * is not said, and its proposal waits for the morning. True when it was so.
 */
export const putOff = (step: Step, turn: Running): boolean => {
  const directive = directiveOf(turn);
  const until = directive ? afterQuiet(step) : step.now;
  if (!directive || until <= step.now) return false;
  const { id, by, about, number } = directive;
  step.state.turn = { status: 'idle' };
  step.journal.push({ type: 'turn.superseded', turn: turn.turn, bot: turn.bot, reason: 'quiet hours' });
  const waiting: OutreachProposal = { id, by, about, number, proposedAt: step.now, at: step.now, held: null };
  keepWaiting(step, [...step.state.outreach.waiting, hold(step, waiting, { reason: 'quiet-hours', until })]);
  return true;
};

/** A turn that was to write to the contact unasked has ended: what it said counts against the budget. */
export const noteOutreach = (step: Step, turn: Running, { say }: TurnResult): void => {
  const directive = directiveOf(turn);
  if (!directive) return;
  if (say.length === 0) {
    drop(step, directive, 'silent');
    return;
  }
  const sent = step.state.outreach.sent.filter((time) => time > step.now - weekMs);
  step.state.outreach = { ...step.state.outreach, sent: [...sent, step.now] };
  step.journal.push({ type: 'outreach.sent', outreach: directive.id, turn: turn.turn, bot: turn.bot });
};
