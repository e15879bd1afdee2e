import type { Fact, FactPolicy, Language, Policy } from '@baton/contracts';
import { type ContactState, type Move, type Owner, ownerName } from './state.ts';

/** A fact with all that is known of it: where it comes from, how it is treated, and until when it is kept. */
export interface KnownFact extends Fact {
  readonly privacy: FactPolicy['privacy'];
  /** Redis time, ms; null: kept as long as the contact. */
  readonly expiresAt: number | null;
}

/** What there is to know about a contact now. Personal data. */
export interface ContactProfile {
  readonly owner: string;
  /** Since when, Redis time, ms; null: nobody has the contact. */
  readonly since: number | null;
  readonly language: Language | null;
  readonly channel: string;
  readonly optedOutAt: number | null;
  readonly facts: Readonly<Record<string, KnownFact>>;
  /** The fact whose question is open. */
  readonly asked: string | null;
  /** The move that waits, and for what. */
  readonly waiting: {
    readonly to: string;
    readonly for: Exclude<Move['status'], 'none'>;
    readonly until: number;
  } | null;
  /** Confidence per intent, as of the last message. */
  readonly belief: Readonly<Record<string, number>>;
  /** Oldest first: the moves of the last 24 hours, and those whose outcome is open. */
  readonly handoffs: readonly {
    readonly from: string;
    readonly to: string;
    readonly at: number;
    readonly outcome: string;
  }[];
  readonly unanswered: number;
}

const sinceOf = (owner: Owner): number | null => (owner.status === 'nobody' ? null : owner.since);

const knownFact = (fact: Fact, treated: FactPolicy | undefined): KnownFact => ({
  ...fact,
  privacy: treated?.privacy ?? 'personal',
  expiresAt: treated && treated.ttlMs > 0 ? fact.at + treated.ttlMs : null,
});

const waitingOf = ({ move }: ContactState): ContactProfile['waiting'] =>
  move.status === 'none' ? null : { to: move.proposal.to, for: move.status, until: move.until };

/** The state of a contact as a person would want to read it. */
export const profileOf = (state: ContactState, policy: Policy): ContactProfile => ({
  owner: ownerName(state.owner),
  since: sinceOf(state.owner),
  language: state.language,
  channel: state.channel,
  optedOutAt: state.optedOutAt,
  facts: Object.fromEntries(
    Object.entries(state.facts).map(([name, fact]) => [name, knownFact(fact, policy.facts[name])]),
  ),
  asked: state.asked?.fact ?? null,
  waiting: waitingOf(state),
  belief: state.belief.intents,
  handoffs: state.handoffs.map(({ from, to, at, outcome }) => ({
    ...{ from, to, at },
    outcome: outcome.status === 'open' ? 'open' : outcome.result,
  })),
  unanswered: state.pending.length + (state.turn.status === 'running' ? state.turn.messages.length : 0),
});
