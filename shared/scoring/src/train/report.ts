/** A message with what it shows and what a model said of it. */
export interface Judged {
  readonly text: string;
  readonly intents: readonly string[];
  readonly confidences: Readonly<Record<string, number>>;
}

/** A share with the range it truly lies in, 19 times of 20 (Wilson): wide while there are few examples. */
export interface Share {
  readonly value: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

export interface TrainingReport {
  readonly messages: number;
  readonly calibrated: boolean;
  /** Messages whose intents at the threshold are exactly the true ones. */
  readonly exact: Share;
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: number;
  /** Mean confidence of what is at or above the threshold, and how much of it is true: equal, if 0.7 means something. */
  readonly claimed: number;
  readonly truth: number;
  /** Expected calibration error over all confidences, 15 bins. */
  readonly ece: number;
  /** `true intents → said intents` → messages. */
  readonly confusion: Readonly<Record<string, number>>;
  /** What it was most wrong about. Holds texts: for the screen of whoever labels, not for logs. */
  readonly worst: readonly { text: string; intent: string; confidence: number; truth: boolean }[];
}

const threshold = 0.7;
const bins = 15;
const worstShown = 12;
const z95 = 1.96;

export const wilson = (hits: number, of: number): Share => {
  if (of === 0) return { value: 0, of, low: 0, high: 1 };
  const p = hits / of;
  const spread = 1 + z95 ** 2 / of;
  const middle = (p + z95 ** 2 / (2 * of)) / spread;
  const half = (z95 / spread) * Math.sqrt((p * (1 - p)) / of + z95 ** 2 / (4 * of * of));
  return { value: p, of, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};

/** Mean distance between what is claimed and what is true, over equal bins of confidence, each by its size. */
export const calibrationError = (claims: readonly { confidence: number; truth: boolean }[]): number => {
  const sums = Array.from({ length: bins }, () => ({ of: 0, claimed: 0, true: 0 }));
  for (const { confidence, truth } of claims) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))] as (typeof sums)[number];
    bin.of++;
    bin.claimed += confidence;
    bin.true += truth ? 1 : 0;
  }
  return sums.reduce((sum, bin) => sum + Math.abs(bin.claimed - bin.true), 0) / Math.max(1, claims.length);
};

const named = (intents: readonly string[]): string => [...intents].sort().join('+') || 'none';
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Measures a model on messages it has not learnt from. */
export const reportOn = (judged: readonly Judged[], calibrated: boolean): TrainingReport => {
  const claims = judged.flatMap(({ text, intents, confidences }) =>
    Object.entries(confidences).map(([intent, confidence]) => ({
      text,
      intent,
      confidence,
      truth: intents.includes(intent),
    })),
  );
  const acted = claims.filter(({ confidence }) => confidence >= threshold);
  const right = acted.filter(({ truth }) => truth);
  const wanted = claims.filter(({ truth }) => truth);
  const confusion: Record<string, number> = {};
  let exact = 0;
  for (const { intents, confidences } of judged) {
    const said = Object.keys(confidences).filter((intent) => (confidences[intent] ?? 0) >= threshold);
    const key = `${named(intents)} → ${named(said)}`;
    confusion[key] = (confusion[key] ?? 0) + 1;
    if (named(intents) === named(said)) exact++;
  }
  const wrongness = (claim: { confidence: number; truth: boolean }): number =>
    claim.truth ? 1 - claim.confidence : claim.confidence;
  return {
    messages: judged.length,
    calibrated,
    exact: wilson(exact, judged.length),
    precision: wilson(right.length, acted.length),
    recall: wilson(right.length, wanted.length),
    f1: (2 * right.length) / Math.max(1, acted.length + wanted.length),
    claimed: mean(acted.map(({ confidence }) => confidence)),
    truth: right.length / Math.max(1, acted.length),
    ece: calibrationError(claims),
    confusion,
    worst: claims.toSorted((a, b) => wrongness(b) - wrongness(a)).slice(0, worstShown),
  };
};
