export const codes = [
  'LOST',
  'PHANTOM',
  'DUP',
  'REORDER',
  'OVERLAP',
  'STALE',
  'OWNER',
  'GUARD-COOLDOWN',
  'GUARD-CYCLE',
  'GUARD-RATE',
  'TRACE',
  'STUCK',
  'LEAK',
  'VACUOUS',
] as const;
export type Code = (typeof codes)[number];

/** One thing that must not be. `what` names hashed ids only. */
export interface Violation {
  readonly code: Code;
  readonly what: string;
}

export interface Finding {
  readonly code: Code;
  /** Trials: messages, replies, moves or keys, whatever the code is about. */
  readonly n: number;
  readonly violations: number;
  /**
   * Upper bound of the rate at 95 % when nothing was found in n independent trials: 3/n (the "rule of three").
   * null when something was found, or nothing was tried.
   */
  readonly bound: number | null;
  readonly examples: readonly string[];
}

export interface Verdict {
  readonly verdict: 'pass' | 'fail' | 'invalid';
  readonly findings: readonly Finding[];
  /** What a reader should know of the run besides. */
  readonly counts: Readonly<Record<string, number>>;
}

const shown = 5;

export const toFindings = (violations: readonly Violation[], trials: Readonly<Record<Code, number>>): Finding[] =>
  codes.map((code) => {
    const own = violations.filter((violation) => violation.code === code);
    const n = trials[code];
    return {
      code,
      n,
      violations: own.length,
      bound: own.length === 0 && n > 0 ? 3 / n : null,
      examples: own.slice(0, shown).map((violation) => violation.what),
    };
  });

/** A run that proves nothing is invalid, never passed; one that shows a fault has failed, however little it proves. */
export const judge = (findings: readonly Finding[]): Verdict['verdict'] => {
  if (findings.some((finding) => finding.violations > 0 && finding.code !== 'VACUOUS')) return 'fail';
  return findings.some((finding) => finding.violations > 0) ? 'invalid' : 'pass';
};
