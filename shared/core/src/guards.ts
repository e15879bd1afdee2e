import type { Verdict } from '@baton/contracts';
import type { Considered, Guard } from './considered.ts';
import { contract } from './guards/contract.ts';
import { cooldown } from './guards/cooldown.ts';
import { cycle } from './guards/cycle.ts';
import { human } from './guards/human.ts';
import { margin } from './guards/margin.ts';
import { optOut } from './guards/opt-out.ts';
import { performance } from './guards/performance.ts';
import { rateDay, rateHour } from './guards/rate.ts';
import { review } from './guards/review.ts';
import { threshold } from './guards/threshold.ts';

/** In the order of `guardNames`. The first that neither passes nor is outranked decides; the others are recorded. */
const guards: readonly Guard[] = [
  ({ state }) => optOut(state),
  ({ state }) => human(state.owner, null),
  threshold,
  margin,
  cooldown,
  cycle,
  rateHour,
  rateDay,
  performance,
  contract,
  review,
];

export const runGuards = (move: Considered): Verdict[] => guards.map((guard) => guard(move));
