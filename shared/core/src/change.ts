import type { Change, Verdict } from '@baton/contracts';
import { changeToMove } from './change-to-move.ts';
import { changeToStay } from './change-to-stay.ts';
import type { Considered } from './considered.ts';

/**
 * The smallest single change that would have turned a decision: that the contact moves where it did not, or does not
 * where it did. Changes of different kinds have no common measure, so the kinds have an order, and the first kind that
 * can turn the decision by itself is named, by no more than it takes:
 *
 *     a confidence · the time, later · the contact's wish · the target's health · facts · an approval
 *
 * Where several guards stand in the way that no single change can turn together, the one named turns the guard that
 * decides, and says which decides then. Time is the contact's: what is measured of the bots stays as fresh as it is.
 */
export const changeOf = (move: Considered, verdicts: readonly Verdict[], deciding: Verdict | null): Change | null =>
  deciding ? changeToMove(move, verdicts, deciding) : changeToStay(move, verdicts);
