/** A test text as a classifier sees it: its first guess, whether that is right, and numbers to judge that guess by. */
export interface Guess {
  readonly right: boolean;
  /** Of none of the intents: acting on it is wrong whatever the guess. */
  readonly outside: boolean;
  /** What speaks for the guess: log-odds, lead over the second, share of unknown words, words, mass of all guesses. */
  readonly signs: readonly number[];
}

export const percent = (share: number): number => Math.round(share * 1000) / 10;
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Chance that a text of the first kind scores above one of the second; ties count half. */
export const auroc = (above: readonly number[], below: readonly number[]): number => {
  const all = [...above.map((score) => ({ score, first: true })), ...below.map((score) => ({ score, first: false }))];
  all.sort((a, b) => a.score - b.score);
  let [ranks, at] = [0, 0];
  while (at < all.length) {
    let end = at;
    while (end < all.length && all[end]?.score === all[at]?.score) end++;
    const rank = (at + end + 1) / 2;
    for (let each = at; each < end; each++) if (all[each]?.first) ranks += rank;
    at = end;
  }
  return (ranks - (above.length * (above.length + 1)) / 2) / (above.length * below.length);
};

/** The threshold at which at least `share` of the inside texts are still accepted and right. */
export const thresholdFor = (scored: readonly { p: number; guess: Guess }[], share: number): number => {
  const right = scored.filter(({ guess }) => guess.right && !guess.outside).map(({ p }) => p);
  const inside = scored.filter(({ guess }) => !guess.outside).length;
  right.sort((a, b) => b - a);
  return right[Math.ceil(share * inside) - 1] ?? 0;
};

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** A logistic regression over the signs of a guess: how sure to be that it is right. */
export interface Head {
  p(guess: Guess): number;
}

const solve = (matrix: number[][], right: number[]): number[] => {
  const n = right.length;
  const rows = matrix.map((row, at) => [...row, right[at] as number]);
  for (let column = 0; column < n; column++) {
    const pivot = rows[column] as number[];
    for (let each = 0; each < n; each++) {
      if (each === column) continue;
      const row = rows[each] as number[];
      const factor = (row[column] as number) / (pivot[column] as number);
      for (let at = column; at <= n; at++) row[at] = (row[at] as number) - factor * (pivot[at] as number);
    }
  }
  return rows.map((row, at) => (row[n] as number) / (row[at] as number));
};

/** Fits a head by Newton's method, its weights pulled towards zero; `weights`: how much each guess counts. */
export const fitHead = (guesses: readonly Guess[], weights: readonly number[] = guesses.map(() => 1)): Head => {
  const size = (guesses[0]?.signs.length ?? 0) + 1;
  const means = Array.from({ length: size - 1 }, (_, at) => mean(guesses.map(({ signs }) => signs[at] as number)));
  const spreads = means.map((middle, at) =>
    Math.sqrt(mean(guesses.map(({ signs }) => ((signs[at] as number) - middle) ** 2)) || 1),
  );
  const row = ({ signs }: Guess): number[] => [
    ...signs.map((sign, at) => (sign - (means[at] as number)) / (spreads[at] as number)),
    1,
  ];
  const rows = guesses.map(row);
  let theta = Array.from({ length: size }, () => 0);
  const dot = (x: readonly number[]): number => x.reduce((sum, value, at) => sum + value * (theta[at] as number), 0);
  for (let round = 0; round < 30; round++) {
    const slope = theta.map((value) => 0.5 * value);
    const curve = theta.map((_, at) => theta.map((__, other) => (at === other ? 0.5 : 0)));
    rows.forEach((x, each) => {
      const p = sigmoid(dot(x));
      const weight = weights[each] as number;
      const truth = guesses[each]?.right && !guesses[each]?.outside ? 1 : 0;
      for (let at = 0; at < size; at++) {
        slope[at] = (slope[at] as number) + weight * (p - truth) * (x[at] as number);
        for (let other = 0; other < size; other++) {
          const cells = curve[at] as number[];
          cells[other] =
            (cells[other] as number) + weight * Math.max(1e-6, p * (1 - p)) * (x[at] as number) * (x[other] as number);
        }
      }
    });
    const change = solve(curve, slope);
    theta = theta.map((value, at) => value - (change[at] as number));
  }
  return { p: (guess) => sigmoid(dot(row(guess))) };
};
