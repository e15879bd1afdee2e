import type { Policy, PolicyInput } from '@baton/contracts';
import { rules } from './rules.ts';
import { type Happening, happen } from './world.ts';

/** Follow-ups after 3, 7 and 14 days, nothing between 21:00 and 08:00 UTC, one message a day and three a week. */
export const withOutreach = (outreach: PolicyInput['outreach'] = {}, limits: PolicyInput['limits'] = {}): Policy =>
  rules({ outreach: { followUpDays: [3, 7, 14], ...outreach }, limits });

/** Somebody wishes to have something said. */
export const proposes =
  (about: string, now: number, by = 'maria'): Happening =>
  (world) =>
    happen(world, now, [{ type: 'message.proposed', at: now, contact: 'web:ana', by, about }]);
