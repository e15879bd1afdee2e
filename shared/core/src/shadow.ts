import type { ContactEvent, Explanation, JournalRecord, Policy, TurnResult } from '@baton/contracts';
import type { DecideInputs } from './command.ts';
import { decide } from './decide.ts';
import { causeOf, type Outcome, outcomeOf } from './replay.ts';
import { type ContactState, initialState } from './state.ts';

/** A message that the candidate policy would have decided otherwise. */
export interface Disagreement {
  readonly key: string;
  readonly message: string;
  /** Redis time, ms. */
  readonly at: number;
  readonly live: Outcome;
  readonly shadow: Outcome;
  readonly cause: string;
}

export interface Shadowed {
  readonly decisions: number;
  readonly disagreements: readonly Disagreement[];
}

export interface Shadow {
  /** Takes one record of the live journal, whoever it is of. */
  follow(record: JournalRecord): Shadowed;
}

type Ended = Extract<ContactEvent, { type: 'turn.finished' | 'turn.failed' }>;

/** What a bot heard, without what it did about it. */
const heard = (facts: TurnResult['facts']): TurnResult => ({
  say: ['(not said)'],
  facts,
  asked: null,
  done: null,
  handoff: null,
  human: null,
});

/**
 * The end of a live turn as the end of the shadow's own. Where the candidate has put another bot in charge, only what
 * the contact told holds for both. Nothing, when the shadow waits for no turn, or the live side did not wait for this
 * one.
 */
const translate = (state: ContactState, event: Ended, liveBot: string | undefined): ContactEvent[] => {
  const { turn } = state;
  if (turn.status !== 'running' || liveBot === undefined) return [];
  if (turn.bot === liveBot) return [{ ...event, turn: turn.turn }];
  return event.type === 'turn.failed' ? [] : [{ ...event, turn: turn.turn, result: heard(event.result.facts) }];
};

const byMessage = (explanations: readonly Explanation[]): Map<string, Explanation> =>
  new Map(explanations.flatMap((explanation) => (explanation.message ? [[explanation.message, explanation]] : [])));

const liveOf = (record: JournalRecord): Explanation[] =>
  record.entries.flatMap((entry) => (entry.type === 'decision.made' ? [entry.decision] : []));

const isSame = (one: Explanation, other: Explanation): boolean =>
  one.decision === other.decision && one.owner === other.owner && one.to === other.to;

interface Followed {
  state: ContactState;
  /** Which bot runs which live turn. */
  readonly bots: Map<string, string>;
}

/** A turn that has failed is started again under another id. */
const noteTurns = (bots: Map<string, string>, record: JournalRecord): void => {
  for (const entry of record.entries) {
    switch (entry.type) {
      case 'turn.started':
        bots.set(entry.turn, entry.bot);
        break;
      case 'turn.finished':
      case 'turn.failed':
      case 'turn.timed_out':
      case 'turn.superseded':
        bots.delete(entry.turn);
        break;
      default:
    }
  }
};

const eventsFor = ({ state, bots }: Followed, record: JournalRecord): ContactEvent[] =>
  record.events.flatMap((event) =>
    event.type === 'turn.finished' || event.type === 'turn.failed'
      ? translate(state, event, bots.get(event.turn))
      : [event],
  );

const compare = (record: JournalRecord, explanations: readonly Explanation[]): Disagreement[] => {
  const found = byMessage(explanations);
  return liveOf(record).flatMap((live): Disagreement[] => {
    const shadow = live.message === null ? undefined : found.get(live.message);
    if (live.message === null || !shadow || isSame(live, shadow)) return [];
    const [is, would] = [outcomeOf(live), outcomeOf(shadow)];
    return [
      { key: record.key, message: live.message, at: record.now, live: is, shadow: would, cause: causeOf(is, would) },
    ];
  });
};

/**
 * A turn that the candidate has started and the live side has not will never come back by itself: it ends at once. It
 * is taken to have got on, since nobody knows: a loop that nobody was in must call no person.
 */
const endTurnOfItsOwn = (state: ContactState, live: Followed['bots'], inputs: DecideInputs): ContactState => {
  const { turn } = state;
  if (turn.status !== 'running' || live.size > 0) return state;
  const result: TurnResult = { ...heard({}), done: 'qualified' };
  const ended = { type: 'turn.finished', at: inputs.now, turn: turn.turn, result, ranMs: 0 } as const;
  return decide(state, [ended], inputs).state;
};

/**
 * A candidate policy beside the live one. It sees the same messages and keeps guard state of its own, since cooldowns
 * and limits must count the moves that it would have made; it has no effect on anything. Fed with the live journal, so
 * that it can neither delay nor disturb a decision.
 */
export const createShadow = (policy: Policy): Shadow => {
  const contacts = new Map<string, Followed>();
  return {
    follow(record) {
      if (record.by !== 'coordinator') return { decisions: 0, disagreements: [] };
      const followed = contacts.get(record.key) ?? { state: initialState(), bots: new Map() };
      contacts.set(record.key, followed);
      const { learned, health, now, key } = record;
      const inputs = { policy, learned, health, now, key };
      const decided = decide(followed.state, eventsFor(followed, record), inputs);
      noteTurns(followed.bots, record);
      followed.state = endTurnOfItsOwn(decided.state, followed.bots, inputs);
      return { decisions: decided.explanations.length, disagreements: compare(record, decided.explanations) };
    },
  };
};
