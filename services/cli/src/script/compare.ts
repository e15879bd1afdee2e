import type { Expected } from './script-line.ts';
import type { ShownDecision } from './shown-decision.ts';

/** One key that is not as the script expects it. */
export interface Difference {
  readonly key: string;
  readonly expected: unknown;
  readonly got: unknown;
}

const times = new Set(['at', 'until']);
/** Confidences are compared free of binary noise. */
const noise = 1e-9;

const isSame = (key: string, expected: unknown, got: unknown): boolean => {
  if (typeof expected === 'number' && typeof got === 'number') return Math.abs(expected - got) <= noise;
  if (times.has(key) && typeof expected === 'string' && typeof got === 'string') {
    return Date.parse(expected) === Date.parse(got);
  }
  return expected === got;
};

/** The keys given that are not equal. Times are compared as times, however they are written. */
export const differences = (expected: Expected, decision: ShownDecision): Difference[] =>
  Object.entries(expected).flatMap(([key, value]) => {
    const got = decision[key as keyof ShownDecision];
    return isSame(key, value, got) ? [] : [{ key, expected: value, got }];
  });
