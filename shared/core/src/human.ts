import type { HumanReason } from '@baton/contracts';
import { cardOf, unanswered } from './card.ts';
import { answerBy, unheard } from './human-era.ts';
import { noteFailure, noteSuccess } from './outcomes.ts';
import { changeOwner, giveToBot, isBot } from './ownership.ts';
import { acknowledge } from './replies.ts';
import { type Owner, ownerName } from './state.ts';
import { deriveId, type Step } from './step.ts';
import { direct, gather } from './turns.ts';

const idleAt = (step: Step): number | null => {
  const { idleHumanMs } = step.inputs.policy.limits;
  return idleHumanMs === 0 ? null : step.now + idleHumanMs;
};

interface Taking {
  readonly by: string;
  readonly reason: HumanReason | 'took-over';
  /** Until when the contact is to be answered; null: nobody waits. */
  readonly answerBy: number | null;
}

const giveToHuman = (step: Step, { by, reason, answerBy: until }: Taking): void => {
  const since = { since: step.now, idleAt: idleAt(step), before: ownerName(step.state.owner) };
  const owner: Owner = { status: 'human', by, reason, ...since, ...(until === null ? {} : { answerBy: until }) };
  changeOwner(step, owner, reason);
  step.state.pending = [];
  step.journal.push({ type: 'human.took_over', by, reason });
};

const noteReason = (step: Step, owner: string, reason: HumanReason): void => {
  if (reason === 'hot_lead_qualified') noteSuccess(step, owner);
  if (reason === 'explicit_human_request' || reason === 'bot_failed' || reason === 'unproductive_loop')
    noteFailure(step, owner);
};

export interface CallOptions {
  /** A bot has told the contact already. */
  readonly told?: boolean;
  /** How sure it is that a person is needed. Default: a rule says so. */
  readonly confidence?: number;
}

/** Calls a person: the bots fall silent, the card is handed over, and the contact is told unless a bot just did. */
export const callHuman = (step: Step, reason: HumanReason, words: string, options: CallOptions = {}): void => {
  const { told, confidence = 1 } = options;
  const answers = unanswered(step.state).map(({ id }) => id);
  const { key } = step.inputs;
  const card = cardOf(step.state, { id: deriveId(step, 'c'), key, reason, words, confidence, now: step.now });
  step.commands.push({ type: 'call-human', card });
  noteReason(step, ownerName(step.state.owner), reason);
  giveToHuman(step, { by: 'baton', reason, answerBy: answerBy(step) });
  if (!told) acknowledge(step, 'toHuman', answers);
};

/** A person takes over unasked, in the control room or by answering in the channel. Heard of again, they stay longer. */
export const humanTookOver = (step: Step, by: string): void => {
  const { owner } = step.state;
  if (owner.status !== 'human') {
    giveToHuman(step, { by, reason: 'took-over', answerBy: null });
    return;
  }
  step.state.owner = { ...owner, by, idleAt: idleAt(step), answerBy: null, promised: false };
};

export interface Back {
  /** The bot that goes on; null: the one that had the contact before. */
  readonly to: string | null;
  readonly note?: string;
}

/**
 * What was said while a person had the contact is context, not a task: the bot is told of it, and answers what comes next.
 */
export const handBack = (step: Step, by: string, { to, note }: Back): void => {
  const { policy } = step.inputs;
  const { owner } = step.state;
  if (owner.status !== 'human') return;
  const bot = [to, owner.before].find((name) => name !== null && isBot(policy, name)) ?? policy.firstBot;
  giveToBot(step, bot, `handed back by ${by}`);
  step.journal.push({ type: 'human.handed_back', by, to: bot });
  const said = owner.said?.length ? { said: [...owner.said] } : {};
  direct(step, { kind: 'welcome', from: 'human', ...said, ...(note === undefined ? {} : { note }) });
};

/** No person comes any more: what the contact has said to nobody is the bot's to answer after all, if it may speak. */
const handBackUnanswered = (step: Step, by: string): void => {
  const { owner, optedOutAt } = step.state;
  const waiting = owner.status === 'human' && optedOutAt === null ? unheard(owner.said ?? []) : [];
  handBack(step, by, { to: null });
  step.state.pending = waiting.map(({ id, text, at }) => ({ id, text, at }));
  gather(step);
};

/** A person who has not been heard of for so long has left. */
export const expireHuman = (step: Step): void => handBackUnanswered(step, 'timeout');

/** A contact has waited for a person for too long: policy says whether they are promised one or have the bot again. */
export const expireAnswer = (step: Step, until: number): void => {
  const { owner } = step.state;
  if (owner.status !== 'human' || owner.answerBy == null || owner.answerBy > until) return;
  if (step.state.optedOutAt !== null) {
    step.state.owner = { ...owner, answerBy: null };
    return;
  }
  const waiting = unheard(owner.said ?? []).map(({ id }) => id);
  const mayGoOn = step.inputs.policy.limits.whenNobody === 'bot' && owner.reason !== 'legal_financial_topic';
  step.journal.push({ type: 'human.unavailable', next: mayGoOn ? 'bot' : 'promise' });
  if (mayGoOn) {
    acknowledge(step, 'nobodyThere', []);
    handBackUnanswered(step, 'nobody');
    return;
  }
  step.state.owner = { ...owner, answerBy: null, promised: true };
  acknowledge(step, 'callback', waiting);
};
