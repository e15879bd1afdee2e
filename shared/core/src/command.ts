import type {
  Explanation,
  HandoffCard,
  Health,
  JournalEntry,
  Learned,
  OutboundReply,
  Outcome,
  Policy,
  TurnJob,
} from '@baton/contracts';
import type { ContactState } from './state.ts';

/** Everything `decide` knows beyond the contact's state and the events. All of it is recorded. */
export interface DecideInputs {
  readonly policy: Policy;
  readonly learned: Learned;
  readonly health: Health;
  /** Redis time, ms. */
  readonly now: number;
  /** Hashed contact id. */
  readonly key: string;
}

/** What the shell must do, in the script that commits the state. */
export type Command =
  /** `shard` is 0: which one the contact lives on is the shell's to fill in. */
  | { readonly type: 'start-turn'; readonly job: TurnJob }
  | { readonly type: 'abort-turn'; readonly turn: string; readonly bot: string }
  | { readonly type: 'send-reply'; readonly reply: OutboundReply }
  | { readonly type: 'record-outcome'; readonly outcome: Outcome }
  | { readonly type: 'call-human'; readonly card: HandoffCard };

export interface Decided {
  readonly state: ContactState;
  readonly journal: readonly JournalEntry[];
  readonly commands: readonly Command[];
  readonly explanations: readonly Explanation[];
}
