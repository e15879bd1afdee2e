import type { HandoffCard, HumanReason } from '@baton/contracts';
import { summaryOf, valuesOf } from './facts.ts';
import { noteFailure, noteSuccess } from './outcomes.ts';
import { changeOwner, giveToBot, isBot } from './ownership.ts';
import { acknowledge, languageOf } from './replies.ts';
import { type Owner, ownerName } from './state.ts';
import { deriveId, type Step } from './step.ts';
import { direct } from './turns.ts';

const priorities: Readonly<Record<HumanReason, HandoffCard['priority']>> = {
  legal_financial_topic: 'urgent',
  bot_failed: 'urgent',
  explicit_human_request: 'high',
  hot_lead_qualified: 'high',
  unproductive_loop: 'normal',
  bot_request: 'normal',
  review_timed_out: 'normal',
};

const openQuestions = ({ state }: Step): string[] => {
  const missing = state.move.status === 'asking' ? state.move.missing : [];
  return [...new Set([...(state.asked ? [state.asked.fact] : []), ...missing])];
};

const unanswered = ({ state }: Step) => [
  ...(state.turn.status === 'running' ? state.turn.messages : []),
  ...state.pending,
];

const cardFor = (step: Step, reason: HumanReason, words: string): HandoffCard => ({
  schema: 1,
  id: deriveId(step, 'c'),
  key: step.inputs.key,
  contact: step.state.contact ?? '',
  channel: step.state.channel,
  language: languageOf(step),
  from: ownerName(step.state.owner),
  reason,
  words,
  priority: priorities[reason],
  at: step.now,
  facts: valuesOf(step.state.facts),
  summary: summaryOf(step.state.facts),
  openQuestions: openQuestions(step),
  messages: unanswered(step).map(({ id, text, at }) => ({ id, text, at })),
});

const idleAt = (step: Step): number | null => {
  const { idleHumanMs } = step.inputs.policy.limits;
  return idleHumanMs === 0 ? null : step.now + idleHumanMs;
};

/** The bot that gets the contact back, whoever owns it now. */
const before = ({ state }: Step): string => {
  if (state.owner.status === 'human') return state.owner.before;
  return state.owner.status === 'bot' ? state.owner.bot : 'nobody';
};

const giveToHuman = (step: Step, by: string, reason: HumanReason | 'took-over'): void => {
  const owner: Owner = { status: 'human', by, since: step.now, idleAt: idleAt(step), before: before(step), reason };
  changeOwner(step, owner, reason);
  step.state.pending = [];
  step.journal.push({ type: 'human.took_over', by, reason });
};

const noteReason = (step: Step, owner: string, reason: HumanReason): void => {
  if (reason === 'hot_lead_qualified') noteSuccess(step, owner);
  if (reason === 'explicit_human_request' || reason === 'bot_failed' || reason === 'unproductive_loop')
    noteFailure(step, owner);
};

/** Calls a person: the bots fall silent, the card is handed over, and the contact is told unless a bot just did. */
export const callHuman = (step: Step, reason: HumanReason, words: string, options: { told?: boolean } = {}): void => {
  const answers = unanswered(step).map(({ id }) => id);
  step.commands.push({ type: 'call-human', card: cardFor(step, reason, words) });
  noteReason(step, ownerName(step.state.owner), reason);
  giveToHuman(step, 'baton', reason);
  if (!options.told) acknowledge(step, 'toHuman', answers);
};

/** A person takes over unasked, in the control room or by answering in the channel. Heard of again, they stay longer. */
export const humanTookOver = (step: Step, by: string): void => {
  const { owner } = step.state;
  if (owner.status === 'human') {
    step.state.owner = { ...owner, by, idleAt: idleAt(step) };
    return;
  }
  giveToHuman(step, by, 'took-over');
};

/** What was said while a person had the contact is context, not a task: the bot answers what comes next. */
export const handBack = (step: Step, by: string, to: string | null): void => {
  const { policy } = step.inputs;
  if (step.state.owner.status !== 'human') return;
  const bot = [to, step.state.owner.before].find((name) => name !== null && isBot(policy, name)) ?? policy.firstBot;
  giveToBot(step, bot, `handed back by ${by}`);
  step.journal.push({ type: 'human.handed_back', by, to: bot });
  direct(step, { kind: 'welcome', from: 'human' });
};
