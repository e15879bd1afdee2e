import type { Explanation } from '@baton/contracts';

/** One decision as `simulate --json` prints it: exactly these keys, in this order. */
export interface ShownDecision
  extends Pick<Explanation, 'owner' | 'decision' | 'from' | 'to' | 'score' | 'threshold' | 'guard' | 'margin' | 'why'> {
  readonly at: string;
  readonly contact: string;
  readonly until: string | null;
}

/** ISO 8601 in UTC; milliseconds where there are any, or where the script itself writes them. */
export const isoTime = (ms: number, like = ''): string => {
  const text = new Date(ms).toISOString();
  return like.includes('.') ? text : text.replace('.000Z', 'Z');
};

/** `at` as the script has it, where a line of the script is the occasion. */
export const showDecision = (
  explanation: Explanation,
  contact: string,
  at: string | null,
  like = '',
): ShownDecision => {
  const { owner, decision, from, to, score, threshold, guard, margin, until, why } = explanation;
  return {
    at: at ?? isoTime(explanation.at, like),
    contact,
    owner,
    decision,
    from,
    to,
    score,
    threshold,
    guard,
    margin,
    until: until === null ? null : isoTime(until, at ?? like),
    why,
  };
};
