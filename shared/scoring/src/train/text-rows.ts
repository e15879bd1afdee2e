import { eachFeature } from '../linear/features.ts';
import type { Token } from '../text/tokens.ts';

/** What a text's features are made of. */
export interface ReadText {
  readonly tokens: readonly Token[];
  readonly scopes: Uint8Array;
}

/** How telling each bucket is: `1 + ln((1 + n) / (1 + texts that have it))`; 0 for a bucket no text has. */
export const idfOf = (texts: readonly ReadText[], dims: number): Float32Array => {
  const counts = new Uint32Array(dims);
  const last = new Int32Array(dims).fill(-1);
  texts.forEach(({ tokens, scopes }, text) => {
    eachFeature(tokens, scopes, dims, (bucket) => {
      if (last[bucket] === text) return;
      last[bucket] = text;
      counts[bucket] = (counts[bucket] as number) + 1;
    });
  });
  return Float32Array.from(counts, (count) => (count === 0 ? 0 : 1 + Math.log((1 + texts.length) / (1 + count))));
};

/** A text as a sparse vector: each kind of feature scaled to length one, letters then to `charWeight`. */
export const vectorOf = (
  { tokens, scopes }: ReadText,
  idf: Float32Array,
  charWeight: number,
): { index: Int32Array; value: Float32Array } => {
  const index: number[] = [];
  const kinds: number[] = [];
  const squared = [0, 0];
  eachFeature(tokens, scopes, idf.length, (bucket, kind) => {
    const weight = idf[bucket] as number;
    if (weight === 0) return;
    index.push(bucket);
    kinds.push(kind);
    squared[kind] = (squared[kind] as number) + weight * weight;
  });
  const scale = [1 / Math.sqrt(squared[0] || 1), charWeight / Math.sqrt(squared[1] || 1)];
  return {
    index: Int32Array.from(index),
    value: Float32Array.from(index, (bucket, at) => (idf[bucket] as number) * (scale[kinds[at] as number] as number)),
  };
};
