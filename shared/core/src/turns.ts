import type { BotPolicy, ContactEventOf, Directive, OutreachDrop, TurnJob, TurnMessage } from '@baton/contracts';
import { factsFor, summaryOf, valuesOf } from './facts.ts';
import { botOf } from './policy-index.ts';
import { languageOf } from './replies.ts';
import type { PendingMessage } from './state.ts';
import type { Step } from './step.ts';

const burstEnd = (step: Step, bot: BotPolicy): number => {
  const { pending } = step.state;
  const first = pending[0];
  const last = pending.at(-1);
  const full = pending.length >= step.inputs.policy.limits.maxTurnMessages;
  if (!first || !last || full || bot.whenBusy === 'enqueue') return step.now;
  return Math.min(last.at + bot.burst.quietMs, first.at + bot.burst.maxMs);
};

const isWelcome = (directive: Directive): boolean => directive.kind === 'welcome';
const isTask = (directive: Directive): boolean => directive.kind === 'revise';
export const isOutreach = (directive: Directive): directive is Extract<Directive, { readonly kind: 'outreach' }> =>
  directive.kind === 'outreach';
/** Worth a turn though the contact has said nothing. */
const speaksFirst = (directive: Directive): boolean =>
  isWelcome(directive) || isTask(directive) || isOutreach(directive);

export const addPending = (step: Step, message: ContactEventOf<'message.received'>): void => {
  const { id, text, at, traceparent } = message;
  const traced = traceparent === undefined ? {} : { traceparent };
  step.state.pending = [...step.state.pending, { id, text, at: Math.min(at, step.now), ...traced }];
};

/** Opens or prolongs the burst window when there is something to answer and no turn is under way. */
export const gather = (step: Step): void => {
  const { state } = step;
  if (state.owner.status !== 'bot' || state.turn.status === 'running' || state.turn.status === 'retrying') return;
  const bot = botOf(step.inputs.policy, state.owner.bot);
  if (state.pending.length > 0) state.turn = { status: 'gathering', until: burstEnd(step, bot) };
  else if (state.directives.some(isTask)) gatherNow(step);
};

/** A turn without a message: the new owner speaks first, because nobody else would. */
export const gatherNow = (step: Step): void => {
  if (step.state.turn.status === 'idle') step.state.turn = { status: 'gathering', until: step.now };
};

/** Adds a directive; one of the same kind and target is replaced, so that the list stays short. */
export const direct = (step: Step, directive: Directive): void => {
  const target = 'to' in directive ? directive.to : null;
  const others = step.state.directives.filter((d) => d.kind !== directive.kind || ('to' in d ? d.to : null) !== target);
  step.state.directives = [...others, directive].slice(-4);
};

const toMessage = ({ id, text, at }: PendingMessage): TurnMessage => ({ id, text, at });

const buildJob = (step: Step, bot: BotPolicy, messages: readonly PendingMessage[], attempt: number): TurnJob => {
  const { state, inputs, now } = step;
  const { asked } = state;
  const facts = factsFor(step, bot.id);
  const traceparent = messages.findLast((message) => message.traceparent !== undefined)?.traceparent;
  return {
    schema: 1,
    turn: `${inputs.key}-t${step.commit}-${attempt}`,
    bot: bot.id,
    key: inputs.key,
    shard: 0,
    contact: state.contact ?? '',
    channel: state.channel,
    language: languageOf(step),
    epoch: state.epoch,
    attempt,
    deadline: now + bot.turnTimeoutMs,
    messages: messages.map(toMessage),
    facts: valuesOf(facts),
    asked: asked?.bot === bot.id ? asked.fact : null,
    baton: state.baton,
    summary: state.baton ? summaryOf(facts) : '',
    directives: [...state.directives],
    ...(state.unproductive === 0 ? {} : { unproductive: state.unproductive }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
};

const startTurn = (step: Step, bot: BotPolicy, attempt: number): void => {
  const { state } = step;
  const size = bot.whenBusy === 'enqueue' ? 1 : step.inputs.policy.limits.maxTurnMessages;
  const messages = state.pending.slice(0, size);
  const job = buildJob(step, bot, messages, attempt);
  const { turn, deadline, epoch } = job;
  const { directives } = state;
  state.turn = { status: 'running', turn, bot: bot.id, attempt, deadline, messages, directives };
  state.pending = state.pending.slice(size);
  state.directives = [];
  const answers = messages.map((message) => message.id);
  step.journal.push({ type: 'turn.started', turn, bot: bot.id, attempt, epoch, answers });
  step.commands.push({ type: 'start-turn', job });
};

/** Starts the turn that is due. Called once, at the end of a commit: a commit starts at most one. */
export const startDueTurn = (step: Step): void => {
  const { state, now } = step;
  const { turn, owner } = state;
  if (owner.status !== 'bot' || (turn.status !== 'gathering' && turn.status !== 'retrying') || turn.until > now) return;
  if (state.pending.length === 0 && !state.directives.some(speaksFirst)) {
    state.turn = { status: 'idle' };
    return;
  }
  startTurn(step, botOf(step.inputs.policy, owner.bot), turn.status === 'retrying' ? turn.attempt : 1);
};

/** Puts the messages of the turn in flight back in front of those that came later: none is left without an answer. */
export const takeBackMessages = (step: Step): void => {
  const { state } = step;
  const { turn } = state;
  if (turn.status !== 'running') return;
  state.pending = [...turn.messages, ...state.pending];
  state.directives = [...turn.directives, ...state.directives];
  state.turn = { status: 'idle' };
};

/** What was about to be said unasked is not said. */
export const abandonOutreach = ({ state, journal }: Step, reason: OutreachDrop): void => {
  const abandoned = state.directives.filter(isOutreach);
  state.directives = state.directives.filter((directive) => !isOutreach(directive));
  for (const { id } of abandoned) journal.push({ type: 'outreach.dropped', outreach: id, reason });
};

/** Ends whatever the owner is doing: a turn in flight is told to stop, and its result will not be waited for. */
export const supersedeTurn = (step: Step, reason: string): void => {
  const { turn } = step.state;
  if (turn.status !== 'running') {
    step.state.turn = { status: 'idle' };
    abandonOutreach(step, 'superseded');
    return;
  }
  step.commands.push({ type: 'abort-turn', turn: turn.turn, bot: turn.bot });
  step.journal.push({ type: 'turn.superseded', turn: turn.turn, bot: turn.bot, reason });
  takeBackMessages(step);
  abandonOutreach(step, 'superseded');
};
