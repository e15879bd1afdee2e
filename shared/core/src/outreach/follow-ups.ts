import { indexOf } from '../policy-index.ts';
import type { Step } from '../step.ts';
import { isOutreach, supersedeTurn } from '../turns.ts';
import { dropWaiting, isFollowUp, propose } from './proposals.ts';

const day = 86_400_000;

/** The days of the bot that owns the contact, or of the domain. */
const daysFor = ({ state, inputs }: Step): readonly number[] => {
  const bot = state.owner.status === 'bot' ? indexOf(inputs.policy).bots.get(state.owner.bot) : undefined;
  return bot?.followUpDays ?? inputs.policy.outreach.followUpDays;
};

/** The time of the nth follow-up, n from 1; null when there is none. */
const timeOf = (days: readonly number[], since: number, number: number): number | null => {
  const count = days[number - 1];
  return count === undefined ? null : since + Math.round(count * day);
};

const schedule = (step: Step, since: number, number: number): void => {
  const at = timeOf(daysFor(step), since, number);
  step.state.outreach = { ...step.state.outreach, followUp: at === null ? null : { since, number, at } };
};

const isUnderWay = ({ state }: Step): boolean =>
  state.directives.some(isOutreach) || (state.turn.status === 'running' && state.turn.directives.some(isOutreach));

/** The contact speaks: whatever was to remind of it is no longer needed, and a reply is on its way anyway. */
export const hearContact = (step: Step): void => {
  if (isUnderWay(step)) supersedeTurn(step, 'the contact has written');
  dropWaiting(step, 'written', isFollowUp);
};

/** From the contact's last word on; never for one who has opted out. */
export const startFollowUps = (step: Step): void => {
  if (step.state.optedOutAt === null) schedule(step, Math.floor(step.now / 1000) * 1000, 1);
};

/** Nothing that was not asked for goes out any more. */
export const stopOutreach = (step: Step): void => {
  dropWaiting(step, 'opted-out');
  step.state.outreach = { ...step.state.outreach, followUp: null };
};

/** Proposes the follow-up that is due; of several, after an outage, the last. */
export const proposeFollowUp = (step: Step, until: number): void => {
  const { followUp } = step.state.outreach;
  if (!followUp || followUp.at > until) return;
  const { since } = followUp;
  const days = daysFor(step);
  let { number } = followUp;
  while ((timeOf(days, since, number + 1) ?? Number.POSITIVE_INFINITY) <= until) number += 1;
  schedule(step, since, number + 1);
  const silent = days[number - 1];
  if (silent !== undefined) propose(step, { by: 'follow-up', about: `nothing heard for ${silent} days`, number });
};
