/** A score and whether it was right. */
export interface Scoring {
  readonly z: number;
  readonly truth: boolean;
  readonly weight?: number;
}

export interface PlattFit {
  readonly a: number;
  readonly b: number;
}

/** How sure the prior `a = 1, b = 0` is: standard deviations of both. Few labels must not undo what the model knows. */
const prior = { a: 0.5, b: 1.5 };
const rounds = 50;

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/**
 * Platt's scaling as a MAP estimate: `p = σ(a·z + b)`, by Newton's method. Plain Platt on a few dozen labels destroys
 * recall; the prior keeps it near the identity until there is evidence. Fit it on scores of texts the model has not seen.
 */
export const fitPlatt = (scorings: readonly Scoring[]): PlattFit => {
  let [a, b] = [1, 0];
  for (let round = 0; round < rounds; round++) {
    let [ga, gb] = [(a - 1) / prior.a ** 2, b / prior.b ** 2];
    let [haa, hab, hbb] = [1 / prior.a ** 2, 0, 1 / prior.b ** 2];
    for (const { z, truth, weight = 1 } of scorings) {
      const p = sigmoid(a * z + b);
      const error = (p - (truth ? 1 : 0)) * weight;
      const curve = Math.max(1e-6, p * (1 - p)) * weight;
      ga += error * z;
      gb += error;
      haa += curve * z * z;
      hab += curve * z;
      hbb += curve;
    }
    const determinant = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant];
    const brake = Math.min(1, 1 / Math.max(Math.abs(da), Math.abs(db), 1e-9));
    a = Math.max(0.05, a - brake * da);
    b -= brake * db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return { a, b };
};
