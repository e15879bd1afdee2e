import {
  type BotHealth,
  type ContactEvent,
  type Explanation,
  type Outcome,
  type Policy,
  TurnResult,
} from '@baton/contracts';
import { contactKey } from '@baton/contracts/ids';
import { type Command, type ContactState, decide, initialState, learn, wakeAt } from '@baton/core';

interface Contact {
  readonly name: string;
  readonly key: string;
  readonly state: ContactState;
  readonly latest: Explanation | null;
  /** When its next timer rings; never: infinity. */
  readonly wakeAt: number;
}

/** Told of every decision as it comes about, which is before any later one. */
export type OnDecision = (contact: string, explanation: Explanation) => void;

/** Contacts under a virtual clock, decided by the core, with bots that finish each turn at once and say nothing. */
export interface World {
  state(contact: string): ContactState;
  /** Tells one contact's lane what has happened, at `now`; what a bot would do about it is done at once. */
  tell(contact: string, events: readonly ContactEvent[], now: number): void;
  /** Forgets what earlier messages said about the contact's intent. */
  forgetBelief(contact: string): void;
  /** Lets the timers ring that end before `until`, or also at it, earliest first. */
  elapse(until: number, options: { including: boolean }): void;
  addOutcomes(outcome: Pick<Outcome, 'from' | 'to' | 'result' | 'at'>, times: number): void;
  setHealth(bot: string, health: Omit<BotHealth, 'at'>): void;
  latest(contact: string): Explanation | null;
}

/** More turns than this in one moment: a bot that says nothing would go on for ever. */
const maxTurnsAtOnce = 100;
const never = Number.POSITIVE_INFINITY;

const finished = (command: Command, at: number): ContactEvent[] =>
  command.type === 'start-turn'
    ? [{ type: 'turn.finished', at, turn: command.job.turn, result: TurnResult.parse({}), ranMs: 0 }]
    : [];

/** The learner of a script: only its own lines teach, so that a long script means what it says. */
const createLessons = () => {
  const outcomes: Outcome[] = [];
  return {
    add(outcome: Omit<Outcome, 'key' | 'handoff'>, times: number): void {
      for (let index = 0; index < times; index += 1) {
        const id = `scripted-${outcomes.length}`;
        outcomes.push({ ...outcome, handoff: id, key: id });
      }
    },
    at: (now: number) => (outcomes.length > 0 ? learn(outcomes, now) : {}),
  };
};

export const createWorld = (policy: Policy, onDecision: OnDecision = () => {}): World => {
  const contacts = new Map<string, Contact>();
  const health = new Map<string, Omit<BotHealth, 'at'>>();
  const lessons = createLessons();
  /** No timer rings before this. */
  let nextDue = never;

  const contactOf = (name: string): Contact =>
    contacts.get(name) ?? { name, key: contactKey(name), state: initialState(), latest: null, wakeAt: never };

  const healthAt = (now: number) =>
    Object.fromEntries([...health].map(([bot, measured]) => [bot, { ...measured, at: now }]));

  /** Decides once, and returns what the bots make of it. */
  const step = (name: string, events: readonly ContactEvent[], now: number): ContactEvent[] => {
    const contact = contactOf(name);
    const inputs = { policy, learned: lessons.at(now), health: healthAt(now), now, key: contact.key };
    const decided = decide(contact.state, events, inputs);
    const latest = decided.explanations.at(-1) ?? contact.latest;
    const next = wakeAt(decided.state) ?? never;
    contacts.set(name, { ...contact, state: decided.state, latest, wakeAt: next });
    nextDue = Math.min(nextDue, next);
    for (const explanation of decided.explanations) onDecision(name, explanation);
    return decided.commands.flatMap((command) => finished(command, now));
  };

  const tell = (name: string, events: readonly ContactEvent[], now: number): void => {
    let next = step(name, events, now);
    for (let turns = 0; next.length > 0; turns += 1) {
      if (turns >= maxTurnsAtOnce) throw new Error('the turns of this contact do not come to an end');
      next = step(name, next, now);
    }
  };

  const earliest = (): Contact | null => {
    let found: Contact | null = null;
    for (const contact of contacts.values()) if (contact.wakeAt < (found?.wakeAt ?? never)) found = contact;
    nextDue = found?.wakeAt ?? never;
    return found;
  };

  const takeDue = (until: number, including: boolean): Contact | null => {
    const isDue = (): boolean => nextDue < until || (including && nextDue === until);
    if (!isDue()) return null;
    const contact = earliest();
    return isDue() ? contact : null;
  };

  return {
    state: (name) => contactOf(name).state,
    tell,
    latest: (name) => contactOf(name).latest,
    forgetBelief(name) {
      const contact = contactOf(name);
      contacts.set(name, { ...contact, state: { ...contact.state, belief: { at: 0, intents: {} } } });
    },
    elapse(until, { including }) {
      for (let due = takeDue(until, including); due; due = takeDue(until, including)) {
        tell(due.name, [], due.wakeAt);
        if (contactOf(due.name).state === due.state) throw new Error('a timer of this contact does not end');
      }
    },
    addOutcomes: (outcome, times) => lessons.add(outcome, times),
    setHealth: (bot, measured) => void health.set(bot, measured),
  };
};
