import type { ContactEventOf } from '@baton/contracts';
import { type Confidences, updateBelief } from './belief.ts';
import { candidatesFor, ownConfidence, strongest } from './candidates.ts';
import { explainNoCandidate, explainOwnWish, type Occasion } from './explain.ts';
import { learnFromIntents } from './intent-facts.ts';
import { consider } from './moves.ts';
import { noteAnswer } from './outcomes.ts';
import { botOf, indexOf } from './policy-index.ts';
import { ownerName, type Proposal } from './state.ts';
import type { Step } from './step.ts';
import { addPending, gather, supersedeTurn } from './turns.ts';

type Message = ContactEventOf<'message.received'>;

/** The specialist whom the contact asks for, by the intent that is its business. */
const wishedBot = (step: Step, wish: string | null): string | null => {
  if (wish === null) return null;
  for (const bot of indexOf(step.inputs.policy).bots.values()) if (bot.intents.includes(wish)) return bot.id;
  return null;
};

const route = (step: Step, message: Message, confidences: Confidences): void => {
  const owner = ownerName(step.state.owner);
  const candidates = candidatesFor(step.inputs, owner, confidences);
  const evidence = message.scored?.evidence ?? [];
  const occasion: Occasion = { trigger: 'message', message: message.id, candidates, evidence };
  const wishedIntent = message.scored?.wish ?? null;
  const wished = wishedBot(step, wishedIntent);
  if (wished === owner && wishedIntent !== null) {
    explainOwnWish(step, occasion, confidences, wishedIntent);
    return;
  }
  const wish = candidates.find(({ to }) => to === wished);
  const chosen = wish ?? strongest(candidates);
  if (!chosen) {
    const why = message.scored ? 'nothing in it speaks for another bot' : 'it could not be scored';
    explainNoCandidate(step, occasion, confidences, why);
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
  const own = ownConfidence(step.inputs, owner, confidences);
  consider(step, proposal, { rivals: { runnerUp, own, confidences } }, occasion);
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

/** A message of a contact whom a bot owns: who should answer it, and then the burst window. */
export const routeMessage = (step: Step, message: Message): void => {
  const { state } = step;
  const confidences = updateBelief(step, message.scored);
  learnFromIntents(step, message, confidences);
  addPending(step, message);
  const owner = state.owner;
  route(step, message, confidences);
  if (state.owner === owner) noteAnswer(step, ownerName(owner));
  interrupt(step);
  gather(step);
};
