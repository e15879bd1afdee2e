import type { DecisionKind, FactValue, GuardName } from '@baton/contracts';

/** What must hold at this point. `decision`, `guard`, `from` and `to` are those of the contact's latest decision. */
export interface Expectation {
  readonly owner?: string;
  readonly decision?: DecisionKind;
  readonly guard?: GuardName;
  readonly from?: string;
  readonly to?: string;
  /** A regular expression, without regard to case, that one reply since the last message of the contact matches. */
  readonly replyLike?: string;
  /** How many replies there were since the last message of the contact. */
  readonly replies?: number;
  readonly noReply?: true;
}

/** One contact's scripted conversation. A `burst` is several messages in quick succession. */
export interface Conversation {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** A person's verdict on the review that is open. */
export interface ReviewStep {
  readonly verdict: 'approve' | 'edit' | 'reject';
  readonly reason?: string;
  /** For `edit`: what replaces what. */
  readonly facts?: Readonly<Record<string, FactValue>>;
}

export type Step =
  | { readonly say: string }
  | { readonly burst: readonly string[] }
  | { readonly review: ReviewStep }
  | { readonly expect: Expectation };
