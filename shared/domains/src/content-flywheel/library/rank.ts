/** A text as its terms' weights. */
export type Vector = ReadonlyMap<string, number>;

/** How rare each term is: ln(1 + documents / documents that have it). */
export const rarityOf = (documents: readonly (readonly string[])[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const document of documents) for (const term of new Set(document)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Map([...counts].map(([term, count]) => [term, Math.log(1 + documents.length / count)]));
};

/** TF-IDF. Terms that the library does not have weigh nothing. */
export const vectorOf = (terms: readonly string[], rarity: ReadonlyMap<string, number>): Vector => {
  const vector = new Map<string, number>();
  for (const term of terms) {
    const weight = rarity.get(term);
    if (weight !== undefined) vector.set(term, (vector.get(term) ?? 0) + weight);
  }
  return vector;
};

export const lengthOf = (vector: Vector): number =>
  Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight ** 2, 0));

/** Cosine, 0..1. */
export const likeness = (one: Vector, other: Vector): number => {
  const lengths = lengthOf(one) * lengthOf(other);
  if (lengths === 0) return 0;
  let product = 0;
  for (const [term, weight] of one) product += weight * (other.get(term) ?? 0);
  return product / lengths;
};

const damping = 0.85;
const rounds = 30;

/**
 * TextRank (Mihalcea and Tarau, 2004): a sentence is central when central sentences resemble it. Starts from, and keeps
 * returning to, `bias`, which says how well each sentence fits what was asked.
 */
export const centralityOf = (vectors: readonly Vector[], bias: readonly number[]): number[] => {
  const total = bias.reduce((sum, value) => sum + value, 0) || 1;
  const start = bias.map((value) => value / total);
  const like = vectors.map((one, i) => vectors.map((other, j) => (i === j ? 0 : likeness(one, other))));
  const out = like.map((row) => row.reduce((sum, value) => sum + value, 0) || 1);
  let scores = start;
  for (let round = 0; round < rounds; round += 1) {
    const previous = scores;
    scores = start.map((own, i) => {
      const given = previous.reduce((sum, score, j) => sum + (score * (like[j]?.[i] ?? 0)) / (out[j] ?? 1), 0);
      return (1 - damping) * own + damping * given;
    });
  }
  return scores;
};
