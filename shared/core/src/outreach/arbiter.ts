import type { OutreachDrop, OutreachHold, OutreachPolicy } from '@baton/contracts';
import type { Step } from '../step.ts';
import type { OutreachProposal } from './outreach.ts';
import { quietFrom, quietUntil, zoneFor } from './quiet-hours.ts';

const day = 86_400_000;
/** How long a message that nobody asked for counts. */
export const weekMs = 7 * day;

export type Ruling =
  | { readonly rule: 'go' }
  /** `until` null: until the bot is done with what it does. */
  | { readonly rule: 'hold'; readonly reason: OutreachHold; readonly until: number | null }
  | { readonly rule: 'drop'; readonly reason: OutreachDrop };

/**
 * When one more may go, given what went out, oldest first: at once, or as soon as the oldest that is too many leaves the
 * window. A limit of 0 has dropped the proposal before it comes here.
 */
const whenUnder = (sent: readonly number[], limit: number, windowMs: number, at: number): number => {
  const oldest = sent[sent.length - limit];
  return oldest === undefined ? at : Math.max(at, oldest + windowMs);
};

interface Budget {
  readonly policy: OutreachPolicy;
  readonly sent: readonly number[];
  readonly timeZone: string;
}

const limits: readonly (readonly [OutreachHold, (budget: Budget, at: number) => number])[] = [
  ['quiet-hours', ({ policy, timeZone }, at) => quietUntil(at, policy.quiet, timeZone)],
  ['daily-cap', ({ policy, sent }, at) => whenUnder(sent, policy.perDay, day, at)],
  ['weekly-cap', ({ policy, sent }, at) => whenUnder(sent, policy.perWeek, weekMs, at)],
];

/** The earliest time that no limit speaks against. Each round moves it past a limit, and there are few. */
const earliest = (budget: Budget, from: number): number => {
  let at = from;
  for (let round = 0; round < 8; round += 1) {
    const next = limits.reduce((time, [, until]) => until(budget, time), at);
    if (next === at) return at;
    at = next;
  }
  return at;
};

const budgetOf = ({ state, inputs }: Step): Budget => {
  const { outreach: policy } = inputs.policy;
  const { zoneFact } = policy.quiet;
  const told = zoneFact === null ? undefined : state.facts[zoneFact]?.value;
  return { policy, sent: state.outreach.sent, timeZone: zoneFor(policy.quiet, told) };
};

/** When the quiet hours that it is now in are over; now, when it is in none. */
export const afterQuiet = (step: Step): number => {
  const { policy, timeZone } = budgetOf(step);
  return quietUntil(step.now, policy.quiet, timeZone);
};

/** Until when what is said now may go out. */
export const beforeQuiet = (step: Step): number => {
  const { policy, timeZone } = budgetOf(step);
  return quietFrom(step.now, policy.quiet, timeZone);
};

const dropReason = ({ state, inputs, now }: Step, { proposedAt }: OutreachProposal): OutreachDrop | null => {
  const { perDay, perWeek, maxWaitMs } = inputs.policy.outreach;
  if (state.optedOutAt !== null) return 'opted-out';
  if (state.owner.status === 'human') return 'human';
  if (state.owner.status === 'nobody') return 'no-owner';
  if (perDay === 0 || perWeek === 0) return 'none-allowed';
  return now - proposedAt > maxWaitMs ? 'too-old' : null;
};

/**
 * The one place that says whether a message nobody asked for may go out: a follow-up, an administrator's, another bot's.
 * Never to a contact who has opted out or whom a person has, never beside a turn, never in the quiet hours, and never
 * more than the caps.
 */
export const rule = (step: Step, proposal: OutreachProposal): Ruling => {
  const drop = dropReason(step, proposal);
  if (drop) return { rule: 'drop', reason: drop };
  if (step.state.turn.status !== 'idle') return { rule: 'hold', reason: 'turn', until: null };
  const budget = budgetOf(step);
  const until = earliest(budget, step.now);
  if (until <= step.now) return { rule: 'go' };
  const [reason] = limits.find(([, when]) => when(budget, step.now) > step.now) ?? ['quiet-hours' as const];
  return { rule: 'hold', reason, until };
};
