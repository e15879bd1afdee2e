import { eachFeature, kinds } from '../linear/features.ts';
import type { Token } from '../text/tokens.ts';

/** What a text's features are made of. */
export interface ReadText {
  readonly tokens: readonly Token[];
  readonly scopes: Uint8Array;
}

/** A text's features as they occur: the bucket of each, and its kind. */
export interface Occurrences {
  readonly buckets: Int32Array;
  readonly kinds: Uint8Array;
}

export const occurrencesIn = ({ tokens, scopes }: ReadText, dims: number): Occurrences => {
  const [buckets, ofKind]: [number[], number[]] = [[], []];
  eachFeature(tokens, scopes, dims, (bucket, kind) => {
    buckets.push(bucket);
    ofKind.push(kind);
  });
  return { buckets: Int32Array.from(buckets), kinds: Uint8Array.from(ofKind) };
};

/** A bucket that fewer than one text in this many has says nothing that another text could use, and makes the file large. */
const tooRare = 40_000;

/** How telling each bucket is: `1 + ln((1 + n) / (1 + texts that have it))`; 0 for a bucket that no text has, or too few. */
export const idfOf = (texts: readonly Occurrences[], dims: number): Float32Array => {
  const counts = new Uint32Array(dims);
  const last = new Int32Array(dims).fill(-1);
  texts.forEach(({ buckets }, text) => {
    for (const bucket of buckets) {
      if (last[bucket] === text) continue;
      last[bucket] = text;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
  });
  const fewest = Math.max(1, Math.ceil(texts.length / tooRare));
  return Float32Array.from(counts, (count) => (count < fewest ? 0 : 1 + Math.log((1 + texts.length) / (1 + count))));
};

/** A text as a sparse vector: each kind of feature scaled to length one, letters then to `charWeight`. */
export const vectorOf = (
  { buckets, kinds: ofKind }: Occurrences,
  idf: Float32Array,
  charWeight: number,
): { index: Int32Array; value: Float32Array } => {
  const squared = [0, 0];
  buckets.forEach((bucket, at) => {
    const [kind, weight] = [ofKind[at] as number, idf[bucket] as number];
    squared[kind] = (squared[kind] as number) + weight * weight;
  });
  const scale = [1 / Math.sqrt(squared[kinds.word] || 1), charWeight / Math.sqrt(squared[kinds.char] || 1)];
  const known = [...buckets.keys()].filter((at) => (idf[buckets[at] as number] as number) > 0);
  return {
    index: Int32Array.from(known, (at) => buckets[at] as number),
    value: Float32Array.from(
      known,
      (at) => (idf[buckets[at] as number] as number) * (scale[ofKind[at] as number] as number),
    ),
  };
};
