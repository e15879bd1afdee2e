import type { Baton, Directive, Facts, HumanReason, Language, OutcomeResult, Said } from '@baton/contracts';
import type { Outreach } from './outreach/outreach.ts';

/** Who answers the contact. All times in the state are Redis time, ms since 1970. */
export type Owner =
  | { readonly status: 'nobody' }
  /** Goes back to the domain's first bot at `idleAt`, if the contact stays silent; null: never. */
  | { readonly status: 'bot'; readonly bot: string; readonly since: number; readonly idleAt: number | null }
  /** Hands back to `before` at `idleAt`, if the person stays silent; null: never. */
  | {
      readonly status: 'human';
      readonly by: string;
      readonly since: number;
      readonly idleAt: number | null;
      readonly before: string;
      readonly reason: HumanReason | 'took-over';
      /** What was said since, bounded; the bot that gets the contact back is told. Absent: nothing. */
      readonly said?: readonly Said[];
      /** Until when the contact who waits is to have an answer; null or absent: nobody waits, or policy has no such time. */
      readonly answerBy?: number | null;
      /** The contact was told that somebody will get back to them, and has not been heard by a person since. */
      readonly promised?: boolean;
    };

/** A message that no turn has answered yet. */
export interface PendingMessage {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly traceparent?: string;
}

/** What the owner is doing about the pending messages. */
export type TurnState =
  | { readonly status: 'idle' }
  /** The burst window: a turn starts at `until`. */
  | { readonly status: 'gathering'; readonly until: number }
  | {
      readonly status: 'running';
      readonly turn: string;
      readonly bot: string;
      readonly attempt: number;
      readonly deadline: number;
      readonly messages: readonly PendingMessage[];
      readonly directives: readonly Directive[];
    }
  /** A failed turn whose messages are pending again: its next attempt starts at `until`. */
  | { readonly status: 'retrying'; readonly attempt: number; readonly until: number };

/** A move that something speaks for. */
export interface Proposal {
  readonly to: string;
  /** null: a bot asked for the move, not the contact's words. */
  readonly intent: string | null;
  readonly score: number;
  readonly reason: string;
  /** The message it goes back to. */
  readonly message: string | null;
  /** The contact asked for this specialist in so many words. */
  readonly wish: boolean;
}

/** A move to which a guard has said "not yet". At most one waits. */
export type Move =
  | { readonly status: 'none' }
  /** The target is slow or failing: offered again at `until`, or as soon as it is seen to have recovered. */
  | {
      readonly status: 'deferred';
      readonly proposal: Proposal;
      readonly from: string;
      readonly attempt: number;
      readonly until: number;
    }
  /** Facts are missing: completes when they are known, forgotten at `until`. */
  | {
      readonly status: 'asking';
      readonly proposal: Proposal;
      readonly from: string;
      readonly missing: readonly string[];
      readonly until: number;
    }
  /** A person must approve; timed out at `until`. */
  | {
      readonly status: 'review';
      readonly proposal: Proposal;
      readonly from: string;
      readonly review: string;
      readonly until: number;
    };

/** What became of a move; `answers`: messages of the contact to the target since; a timeout at `until`. */
export type HandoffOutcome =
  | { readonly status: 'open'; readonly answers: number; readonly until: number }
  | { readonly status: 'closed'; readonly result: OutcomeResult };

/** One move of the last 24 hours, or one whose outcome is still open. An administrator's order is none. */
export interface Handoff {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  /** The score it was made with; absent in states of before it was kept. */
  readonly confidence?: number;
  readonly outcome: HandoffOutcome;
}

/** Everything Baton remembers of one contact between two commits. Bounded, whatever the traffic. */
export interface ContactState {
  readonly schema: 1;
  /** Commits so far. */
  readonly commit: number;
  /** Rises with every change of owner, opt-out and interruption; a reply of an older epoch is not sent. */
  readonly epoch: number;
  /** The latest time `decide` was given: a clock that goes backwards stands still. */
  readonly seenAt: number;
  /** The contact's own id, once known. */
  readonly contact: string | null;
  readonly channel: string;
  readonly language: Language | null;
  readonly optedOutAt: number | null;
  readonly owner: Owner;
  readonly turn: TurnState;
  readonly pending: readonly PendingMessage[];
  /** What the next turn is asked beyond answering. */
  readonly directives: readonly Directive[];
  readonly move: Move;
  readonly handoffs: readonly Handoff[];
  readonly baton: Baton | null;
  /** Confidence per intent as of `at`; what was said before the owner last changed is spent. */
  readonly belief: { readonly at: number; readonly intents: Readonly<Record<string, number>> };
  readonly facts: Facts;
  /** The question a bot has put and that has had no answer. */
  readonly asked: { readonly bot: string; readonly fact: string } | null;
  readonly clarifiedAt: number | null;
  /** Turns in a row that said something and learned nothing. */
  readonly unproductive: number;
  readonly outreach: Outreach;
  /** The last message ids, shortened: the same event twice has no second effect. */
  readonly recent: readonly string[];
}

/** A contact never seen. */
export const initialState = (): ContactState => ({
  schema: 1,
  commit: 0,
  epoch: 0,
  seenAt: 0,
  contact: null,
  channel: 'web',
  language: null,
  optedOutAt: null,
  owner: { status: 'nobody' },
  turn: { status: 'idle' },
  pending: [],
  directives: [],
  move: { status: 'none' },
  handoffs: [],
  baton: null,
  belief: { at: 0, intents: {} },
  facts: {},
  asked: null,
  clarifiedAt: null,
  unproductive: 0,
  outreach: { followUp: null, waiting: [], sent: [] },
  recent: [],
});

/** `nobody`, `human`, or the bot's id. */
export const ownerName = (owner: Owner): string => (owner.status === 'bot' ? owner.bot : owner.status);

/** How many messages `decide` has room for now; the rest wait in the mailbox. */
export const capacity = (state: ContactState, policy: { limits: { maxTurnMessages: number } }): number =>
  Math.max(0, policy.limits.maxTurnMessages * 2 - state.pending.length);
