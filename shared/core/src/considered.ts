import type { GuardName, RoutePolicy, Verdict } from '@baton/contracts';
import type { Confidences } from './belief.ts';
import type { Candidate } from './candidates.ts';
import type { DecideInputs } from './command.ts';
import { exact } from './number.ts';
import type { ContactState, Proposal } from './state.ts';

/** What speaks against a move in the message's own words. */
export interface Rivals {
  /** The next best candidate. */
  readonly runnerUp: Candidate | null;
  /** The owner's own confidence. */
  readonly own: number;
  /** Every intent's. */
  readonly confidences: Confidences;
}

/** What every guard is shown: one move, and all that may speak against it. */
export interface Considered {
  readonly state: ContactState;
  readonly inputs: DecideInputs;
  readonly now: number;
  readonly owner: string;
  readonly route: RoutePolicy;
  readonly proposal: Proposal;
  /** With what was learned. */
  readonly threshold: number;
  /** null for a move that was weighed before or asked for by a bot. */
  readonly rivals: Rivals | null;
  /** A person has approved it. */
  readonly approved: boolean;
}

export type Guard = (move: Considered) => Verdict;

interface Measurement {
  readonly pass: boolean;
  readonly measured: number;
  readonly limit: number;
  readonly unit: Verdict['unit'];
  readonly why: string;
  readonly margin?: number;
  readonly until?: number | null;
  readonly bypassed?: boolean;
}

export const verdict = (guard: GuardName, measurement: Measurement): Verdict => {
  const { pass, limit, unit, why, bypassed = false, until = null } = measurement;
  const measured = exact(measurement.measured);
  const margin = measurement.margin ?? exact(Math.abs(measurement.measured - limit));
  if (bypassed && !pass) return { guard, pass, measured, limit, unit, margin, until, why, bypassed };
  return { guard, pass, measured, limit, unit, margin, until, why };
};

/** The guard lets the move go on: it passes, or something outranks it. */
export const letsThrough = (v: Verdict): boolean => v.pass || v.bypassed === true;
