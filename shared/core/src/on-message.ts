import type { ContactEventOf } from '@baton/contracts';
import { optIn, optOut } from './consent.ts';
import { explainOutranked, type Occasion } from './explain.ts';
import { human } from './guards/human.ts';
import { optOut as optOutGuard } from './guards/opt-out.ts';
import { callHuman, humanTookOver } from './human.ts';
import { hearMeanwhile } from './human-era.ts';
import { hearContact, startFollowUps } from './outreach/follow-ups.ts';
import { ensureOwner, touch } from './ownership.ts';
import { silence } from './replies.ts';
import { routeMessage } from './route-message.ts';
import type { Step } from './step.ts';
import { addPending } from './turns.ts';

type Message = ContactEventOf<'message.received'>;

/** How many ids are remembered, and how much of each: 50 bits. */
const remembered = { ids: 4, characters: 10 } as const;

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
  const { model, intents, language, languageTold = true, asked, second } = scored;
  if (languageTold || step.state.language === null) step.state.language = language;
  const how = { ...(asked !== undefined && { asked }), ...(second && { second }) };
  step.journal.push({ type: 'intent.scored', id, model, intents, language, ...how });
};

const occasionOf = (message: Message): Occasion => ({
  trigger: 'message',
  message: message.id,
  candidates: [],
  evidence: message.scored?.evidence ?? [],
});

/** Outranks everything: no candidate is looked at, no person called, no bot asked. */
const heedOptOut = (step: Step, message: Message): void => {
  const { state } = step;
  const occasion = occasionOf(message);
  if (message.scored?.consent === 'start') {
    optIn(step, message.id);
    const change = { what: 'opt-out', from: 0, to: 1, why: 'the contact has taken the opt-out back' };
    explainOutranked(step, occasion, { decision: 'stay', verdicts: [optOutGuard(state)], change });
    return;
  }
  optOut(step, message.id);
  const change = { what: 'opt-out', from: 1, to: 0, why: 'had the contact not opted out' };
  explainOutranked(step, occasion, { decision: 'suppress', verdicts: [optOutGuard(state)], change });
};

/** True when a person has the contact or must have it; what is said to a person is context, not a task for a bot. */
const heedHuman = (step: Step, message: Message): boolean => {
  const { state } = step;
  const wanted = state.owner.status === 'human' ? null : (message.scored?.human ?? null);
  const verdict = human(state.owner, wanted?.reason ?? null);
  if (verdict.pass) return false;
  const change = { what: 'human', from: 1, to: 0, why: 'had no person been called for' };
  const decision = wanted ? 'human' : 'stay';
  explainOutranked(step, occasionOf(message), { decision, verdicts: [optOutGuard(state), verdict], change });
  if (!wanted) {
    hearMeanwhile(step, message);
    return true;
  }
  addPending(step, message);
  silence(step);
  callHuman(step, wanted.reason, wanted.words);
  return true;
};

const fromContact = (step: Step, message: Message): void => {
  const { state } = step;
  state.channel = message.channel;
  ensureOwner(step);
  touch(step);
  hearContact(step);
  if (message.scored?.consent === 'stop' || state.optedOutAt !== null) heedOptOut(step, message);
  else if (!heedHuman(step, message)) routeMessage(step, message);
  startFollowUps(step);
};

export const onMessage = (step: Step, message: Message): void => {
  if (!remember(step, message.id)) return;
  note(step, message);
  switch (message.author) {
    case 'contact':
      fromContact(step, message);
      return;
    case 'human':
      silence(step);
      humanTookOver(step, 'channel');
      hearMeanwhile(step, message);
      return;
    case 'system':
      return;
    default:
      message.author satisfies never;
  }
};
