import type { Outcome } from '@baton/contracts';
import { exact } from './number.ts';

/** When confidence is said to be off: the gap is over `gap`, with at least so many outcomes. */
export const calibrationRule = { gap: 0.15, minOutcomes: 50, bins: 5 } as const;

/** How sure the moves of a route were of themselves, beside how many succeeded. All shares are 0..1. */
export interface Calibration {
  /** Outcomes that say how sure their move was. */
  readonly outcomes: number;
  /** Mean confidence of the moves, and the share of them that succeeded. */
  readonly claimed: number;
  readonly succeeded: number;
  /** `claimed − succeeded`: above 0, the moves were too sure. */
  readonly gap: number;
  /** Mean squared difference of confidence and result (Brier 1950): 0 at best, 0.25 for saying 0.5 of everything. */
  readonly brier: number;
  /** Expected calibration error: the gap within each fifth of the scale, whichever its sign, weighted by its outcomes. */
  readonly ece: number;
}

interface Claim {
  readonly confidence: number;
  readonly success: number;
}

const mean = (claims: readonly Claim[], of: (claim: Claim) => number): number =>
  claims.reduce((sum, claim) => sum + of(claim), 0) / claims.length;
const gapOf = (claims: readonly Claim[]): number => mean(claims, ({ confidence, success }) => confidence - success);
const binOf = ({ confidence }: Claim): number =>
  Math.min(calibrationRule.bins - 1, Math.floor(confidence * calibrationRule.bins));

/** Compares what one route's moves claimed with what became of them; null where none says how sure it was. */
export const calibrate = (outcomes: readonly Outcome[]): Calibration | null => {
  const claims = outcomes.flatMap(({ confidence, result }) =>
    confidence === undefined ? [] : [{ confidence, success: result === 'successful' ? 1 : 0 }],
  );
  if (claims.length === 0) return null;
  const bins = Map.groupBy(claims, binOf);
  const ece = [...bins.values()].reduce((sum, bin) => sum + Math.abs(gapOf(bin)) * bin.length, 0) / claims.length;
  return {
    outcomes: claims.length,
    claimed: exact(mean(claims, ({ confidence }) => confidence)),
    succeeded: exact(mean(claims, ({ success }) => success)),
    gap: exact(gapOf(claims)),
    brier: exact(mean(claims, ({ confidence, success }) => (confidence - success) ** 2)),
    ece: exact(ece),
  };
};

export const isMiscalibrated = ({ outcomes, gap }: Calibration): boolean =>
  outcomes >= calibrationRule.minOutcomes && Math.abs(gap) > calibrationRule.gap;
