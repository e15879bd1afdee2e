import type { ContactEventOf, TurnResult } from '@baton/contracts';
import type { Occasion } from './explain.ts';
import { learnFacts } from './facts.ts';
import { callHuman } from './human.ts';
import { consider } from './moves.ts';
import { noteSuccess } from './outcomes.ts';
import { beforeQuiet } from './outreach/arbiter.ts';
import { noteOutreach, putOff } from './outreach/proposals.ts';
import { botOf } from './policy-index.ts';
import { queueReply } from './replies.ts';
import type { Proposal, TurnState } from './state.ts';
import type { Step } from './step.ts';
import { abandonOutreach, gather, isOutreach, takeBackMessages } from './turns.ts';
import { completeMove } from './waiting-move.ts';

type Running = TurnState & { readonly status: 'running' };

/** A turn that nobody has asked for speaks and does no more: it moves no contact, and calls nobody when it fails. */
const wasUnasked = ({ directives }: Running): boolean => directives.some(isOutreach);

/** The wait before attempt 2, 3, …: 1 s, 2 s, 4 s, at most 30 s. */
const backoff = (attempt: number): number => Math.min(30_000, 1000 * 2 ** (attempt - 1));

/** Longest wait that a bot may ask for before its next attempt, ms: somebody is waiting for an answer. */
const longestWait = 300_000;

/** The turn an event speaks of, while it is still the one waited for. A result nobody waits for has no effect. */
const currentTurn = (step: Step, turn: string): Running | null =>
  step.state.turn.status === 'running' && step.state.turn.turn === turn ? step.state.turn : null;

const sayAll = (step: Step, running: Running, { say }: TurnResult): void => {
  const { turn, bot, messages } = running;
  const answers = messages.map(({ id }) => id);
  const traceparent = messages.findLast((message) => message.traceparent !== undefined)?.traceparent;
  const until = wasUnasked(running) ? beforeQuiet(step) : Number.POSITIVE_INFINITY;
  const limited = Number.isFinite(until) ? { until } : {};
  say.forEach((text, index) => {
    queueReply(step, { id: `${turn}-r${index + 1}`, text, by: bot, answers, traceparent, ...limited });
  });
};

/** Asking for what is known already is what the baton is there to prevent: counted, never hidden. */
const noteQuestion = (step: Step, { turn, bot }: Running, { asked }: TurnResult): void => {
  const { state } = step;
  if (asked === null) return;
  if (Object.hasOwn(state.facts, asked)) {
    const route = state.baton ? `${state.baton.from}->${bot}` : null;
    step.journal.push({ type: 'question.repeated', turn, bot, fact: asked, route });
    return;
  }
  state.asked = { bot, fact: asked };
};

const noteProgress = (step: Step, { say, done }: TurnResult, learned: number): void => {
  if (learned > 0 || done !== null) step.state.unproductive = 0;
  else if (say.length > 0) step.state.unproductive += 1;
};

const silentBefore = (turn: Running, to: string): boolean =>
  turn.directives.some((directive) => 'to' in directive && directive.to === to);

/** A bot's wish to hand over goes through the same guards. What it is refused, it must answer itself. */
const requestHandoff = (step: Step, turn: Running, { handoff, say }: TurnResult): void => {
  if (handoff === null) return;
  const { to, reason, confidence } = handoff;
  if (to === 'human') {
    callHuman(step, 'bot_request', reason, { told: say.length > 0, confidence });
    return;
  }
  const message = turn.messages.at(-1)?.id ?? null;
  const proposal: Proposal = { to, intent: null, score: confidence, reason, message, wish: false };
  const occasion: Occasion = { trigger: 'request', message, candidates: [], evidence: [] };
  const kind = consider(step, proposal, { rivals: null }, occasion);
  if (kind === 'handoff' || say.length > 0) return;
  if (silentBefore(turn, to)) {
    callHuman(step, 'bot_failed', 'no-answer');
    return;
  }
  step.state.turn = { status: 'gathering', until: step.now };
};

/** A new owner starts from nothing. */
const isStuck = (step: Step): boolean => step.state.unproductive >= step.inputs.policy.limits.turnsWithoutProgress;

const afterwards = (step: Step, turn: Running, result: TurnResult): void => {
  const told = result.say.length > 0;
  if (result.human) {
    callHuman(step, result.human.reason, result.human.words, { told });
    return;
  }
  requestHandoff(step, turn, result);
  if (isStuck(step))
    callHuman(step, 'unproductive_loop', `${step.state.unproductive} turns without a new fact`, { told });
  else completeMove(step, 'request');
};

/**
 * The bot asks for what the contact has told while it was thinking. The question is not put: the bot answers again, with
 * all that is known by now. A fact becomes known once, so this cannot keep the contact waiting for ever.
 */
const isOvertaken = ({ state }: Step, { asked }: TurnResult): boolean =>
  asked !== null && state.pending.length > 0 && Object.hasOwn(state.facts, asked);

const askAgain = (step: Step, turn: Running, { facts }: TurnResult): void => {
  step.journal.push({ type: 'turn.superseded', turn: turn.turn, bot: turn.bot, reason: 'answered meanwhile' });
  if (learnFacts(step, facts, `bot:${turn.bot}`, step.now) > 0) noteSuccess(step, turn.bot);
  takeBackMessages(step);
  gather(step);
};

export const onTurnFinished = (step: Step, { turn: id, result, ranMs }: ContactEventOf<'turn.finished'>): void => {
  const turn = currentTurn(step, id);
  if (!turn || putOff(step, turn)) return;
  if (isOvertaken(step, result)) {
    askAgain(step, turn, result);
    return;
  }
  const { state } = step;
  const { model } = result;
  step.journal.push({ type: 'turn.finished', turn: id, bot: turn.bot, ranMs, ...(model && { model }) });
  state.turn = { status: 'idle' };
  noteQuestion(step, turn, result);
  const learned = learnFacts(step, result.facts, `bot:${turn.bot}`, step.now);
  if (learned > 0) noteSuccess(step, turn.bot);
  if (!wasUnasked(turn)) noteProgress(step, result, learned);
  sayAll(step, turn, result);
  noteOutreach(step, turn, result);
  const unanswered = result.say.length === 0 ? turn.messages : [];
  state.pending = [...unanswered, ...state.pending];
  if (!wasUnasked(turn)) afterwards(step, turn, result);
  // A silent turn that moved nothing has answered by its silence; otherwise whoever speaks next has its messages.
  if (state.turn.status === 'idle') state.pending = state.pending.slice(unanswered.length);
  gather(step);
};

type Failure = Pick<ContactEventOf<'turn.failed'>, 'code' | 'permanent' | 'retryAfterMs'>;

/** Starts it again after a while, as often as the bot's policy says; then a person is called. */
const failed = (step: Step, turn: Running, { code, permanent, retryAfterMs = 0 }: Failure): void => {
  takeBackMessages(step);
  const isOver = permanent || turn.attempt > botOf(step.inputs.policy, turn.bot).turnRetries;
  if (isOver && wasUnasked(turn)) {
    abandonOutreach(step, 'failed');
    return;
  }
  if (isOver) {
    callHuman(step, 'bot_failed', code);
    return;
  }
  const wait = Math.max(backoff(turn.attempt), Math.min(retryAfterMs, longestWait));
  step.state.turn = { status: 'retrying', attempt: turn.attempt + 1, until: step.now + wait };
};

export const onTurnFailed = (step: Step, { turn: id, ...failure }: ContactEventOf<'turn.failed'>): void => {
  const turn = currentTurn(step, id);
  if (!turn) return;
  const { code, permanent } = failure;
  step.journal.push({ type: 'turn.failed', turn: id, bot: turn.bot, code, permanent });
  failed(step, turn, failure);
};

/** A turn that has not come back by its deadline is taken to have failed, and told to stop. */
export const expireTurn = (step: Step, until: number): void => {
  const { turn } = step.state;
  if (turn.status !== 'running' || turn.deadline > until) return;
  step.journal.push({ type: 'turn.timed_out', turn: turn.turn, bot: turn.bot });
  step.commands.push({ type: 'abort-turn', turn: turn.turn, bot: turn.bot });
  failed(step, turn, { code: 'turn-timeout', permanent: false });
};
