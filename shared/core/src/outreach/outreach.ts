import type { OutreachHold } from '@baton/contracts';

/** Something to be said to the contact that it has not asked for, looked at again at `at`. */
export interface OutreachProposal {
  readonly id: string;
  readonly by: string;
  readonly about: string;
  /** Which follow-up of the contact's silence, from 1; 0: none. */
  readonly number: number;
  readonly proposedAt: number;
  readonly at: number;
  /** Why it waits; null: it has not been ruled on. */
  readonly held: OutreachHold | null;
}

/** What the contact has not asked for: what will be proposed, what waits, and when something went out in the last week. */
export interface Outreach {
  /** The next follow-up of a silence that has lasted since `since`, a whole second. */
  readonly followUp: { readonly since: number; readonly number: number; readonly at: number } | null;
  readonly waiting: readonly OutreachProposal[];
  readonly sent: readonly number[];
}
