import type { ContactEventOf, Scored } from '@baton/contracts';
import { type Confidences, updateBelief } from './belief.ts';
import { candidatesFor, ownConfidence, strongest } from './candidates.ts';
import { optIn, optOut } from './consent.ts';
import { explainNoCandidate, explainOutranked, type Occasion } from './explain.ts';
import { human as humanGuard } from './guards/human.ts';
import { optOut as optOutGuard } from './guards/opt-out.ts';
import { callHuman, humanTookOver } from './human.ts';
import { learnFromIntents } from './intent-facts.ts';
import { consider } from './moves.ts';
import { noteAnswer } from './outcomes.ts';
import { ensureOwner, touch } from './ownership.ts';
import { botOf, indexOf } from './policy-index.ts';
import { silence } from './replies.ts';
import { ownerName, type Proposal } from './state.ts';
import type { Step } from './step.ts';
import { gather, supersedeTurn } from './turns.ts';

type Message = ContactEventOf<'message.received'>;

/** How many ids are remembered, and how much of each: 50 bits. */
const remembered = { ids: 6, characters: 10 } as const;

/** False for a message that was handled before. */
const remember = ({ state }: Step, id: string): boolean => {
  const short = id.slice(0, remembered.characters);
  if (state.recent.includes(short)) return false;
  state.recent = [...state.recent, short].slice(-remembered.ids);
  return true;
};

const note = (step: Step, { id, text, channel, author, contact, scored }: Message): void => {
  step.state.contact = contact;
  step.journal.push({ type: 'message.received', id, text, channel, author });
  if (author !== 'contact' || !scored) return;
  const { model, intents, language } = scored;
  step.state.language = language;
  step.journal.push({ type: 'intent.scored', id, model, intents, language });
};

const occasionOf = (message: Message, candidates: Occasion['candidates'] = []): Occasion => ({
  trigger: 'message',
  message: message.id,
  candidates,
  evidence: message.scored?.evidence ?? [],
});

/** The specialist whom the contact asks for, by the intent that is its business. */
const wishedBot = (step: Step, scored: Scored | null): string | null => {
  const wish = scored?.wish ?? null;
  if (wish === null) return null;
  for (const bot of indexOf(step.inputs.policy).bots.values()) if (bot.intents.includes(wish)) return bot.id;
  return null;
};

const route = (step: Step, message: Message, confidences: Confidences): void => {
  const owner = ownerName(step.state.owner);
  const candidates = candidatesFor(step.inputs, owner, confidences);
  const wished = wishedBot(step, message.scored);
  const wish = candidates.find(({ to }) => to === wished);
  const chosen = wish ?? (wished === owner ? null : strongest(candidates));
  const occasion = occasionOf(message, candidates);
  if (!chosen) {
    const why = message.scored ? 'nothing in it speaks for another bot' : 'it could not be scored';
    explainNoCandidate(step, occasion, wished === owner ? `the contact asks for ${owner}` : why);
    return;
  }
  const { to, intent, score } = chosen;
  const proposal: Proposal = {
    to,
    intent,
    score,
    reason: `${intent} intent`,
    message: message.id,
    wish: wish !== undefined,
  };
  const runnerUp = strongest(candidates.filter((candidate) => candidate !== chosen));
  consider(step, proposal, { rivals: { runnerUp, own: ownConfidence(step.inputs, owner, confidences) } }, occasion);
};

/** `interrupt`: the turn in flight is aborted and started anew with everything, until it carries all that a turn may. */
const interrupt = (step: Step): void => {
  const { state } = step;
  const { turn } = state;
  if (turn.status !== 'running' || botOf(step.inputs.policy, turn.bot).whenBusy !== 'interrupt') return;
  if (turn.messages.length + state.pending.length > step.inputs.policy.limits.maxTurnMessages) return;
  supersedeTurn(step, 'interrupted');
  state.epoch += 1;
};

const answer = (step: Step, message: Message): void => {
  const { state } = step;
  const { id, text, at, traceparent, scored } = message;
  const confidences = updateBelief(step, scored);
  learnFromIntents(step, message, confidences);
  state.pending = [...state.pending, { id, text, at: Math.min(at, step.now), ...(traceparent ? { traceparent } : {}) }];
  const owner = state.owner;
  route(step, message, confidences);
  if (state.owner === owner) noteAnswer(step, ownerName(owner));
  interrupt(step);
  gather(step);
};

const flag = (what: string, from: number, why: string) => ({ what, from, to: 1 - from, why });

const fromContact = (step: Step, message: Message): void => {
  const { state } = step;
  const { scored, id } = message;
  state.channel = message.channel;
  ensureOwner(step);
  touch(step);
  const occasion = occasionOf(message);
  if (scored?.consent === 'stop' || state.optedOutAt !== null) {
    if (scored?.consent === 'start') {
      optIn(step, id);
      explainOutranked(
        step,
        occasion,
        'stay',
        [optOutGuard(state)],
        flag('opt-out', 0, 'the contact has taken the opt-out back'),
      );
      return;
    }
    optOut(step, id);
    explainOutranked(
      step,
      occasion,
      'suppress',
      [optOutGuard(state)],
      flag('opt-out', 1, 'the contact had not opted out'),
    );
    return;
  }
  const reason = state.owner.status === 'human' ? null : (scored?.human?.reason ?? null);
  const verdict = humanGuard(state.owner, reason);
  if (verdict.pass) return answer(step, message);
  const decision = reason ? 'human' : 'stay';
  explainOutranked(
    step,
    occasion,
    decision,
    [optOutGuard(state), verdict],
    flag('human', 1, 'no person had the contact'),
  );
  if (!reason) return;
  state.pending = [...state.pending, { id, text: message.text, at: Math.min(message.at, step.now) }];
  silence(step);
  callHuman(step, reason, scored?.human?.words ?? '');
};

export const onMessage = (step: Step, message: Message): void => {
  if (!remember(step, message.id)) return;
  note(step, message);
  switch (message.author) {
    case 'contact':
      return fromContact(step, message);
    case 'human':
      silence(step);
      return humanTookOver(step, 'channel');
    case 'system':
      return;
    default:
      message.author satisfies never;
  }
};
