import { BatonError } from '@baton/contracts';
import { z } from 'zod';

/** Straightens an intent's log-odds: `a·z + b`. `samples` 0: as the model gives them, fitted to nothing. */
const Calibration = z.strictObject({ a: z.number(), b: z.number(), samples: z.number() });
export type Calibration = z.output<typeof Calibration>;

const IntentWeights = z.strictObject({
  bias: z.number(),
  /** What the phrases found say, by the pack's own weights, counts this much; 1 before any learning. */
  rules: z.number(),
  /** Added when a phrase is denied. */
  denied: z.number(),
  /** Added for each phrase that asserts itself, in the pack's order. */
  phrases: z.array(z.number()),
  calibration: Calibration,
});
export type IntentWeights = z.output<typeof IntentWeights>;

/**
 * A trained model as a file beside its pack. `pack` and `data` say what it was made from; the same pack, data and seed
 * make the same file, bit for bit.
 */
export const IntentModel = z.strictObject({
  schema: z.literal(2),
  /** Fingerprint of all the rest: the model's version. */
  version: z.string(),
  pack: z.string(),
  data: z.string(),
  seed: z.number(),
  dims: z.number(),
  charWeight: z.number(),
  intents: z.record(z.string(), IntentWeights),
  /** One unit of `weights`, log-odds. */
  scale: z.number(),
  /** Base64: the buckets that were seen, each as its distance from the one before, seven bits a byte, lowest first. */
  buckets: z.string(),
  /** Base64 of one byte for each of them: inverse document frequency in sixteenths. */
  idf: z.string(),
  /** Base64 of 16-bit weights, little endian, for each of them one of every intent. */
  weights: z.string(),
});
export type IntentModel = z.output<typeof IntentModel>;

/** A model ready to multiply. */
export interface LinearModel {
  readonly dims: number;
  readonly charWeight: number;
  readonly intents: readonly string[];
  /** By bucket; 0: never seen, ignored. */
  readonly idf: Float32Array;
  /** By bucket, then intent. */
  readonly weights: Float32Array;
}

const idfUnit = 1 / 16;

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

const fromBase64 = (text: string): Uint8Array => {
  const binary = atob(text);
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
};

/** Whole numbers in rising order, as distances: most of them take one byte. */
const packRising = (numbers: Iterable<number>): Uint8Array => {
  const bytes: number[] = [];
  let before = 0;
  for (const number of numbers) {
    let rest = number - before;
    before = number;
    for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
};

const unpackRising = (bytes: Uint8Array): number[] => {
  const numbers: number[] = [];
  let [last, rest, shift] = [0, 0, 0];
  for (const byte of bytes) {
    rest |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte > 0x7f) continue;
    last += rest;
    numbers.push(last);
    [rest, shift] = [0, 0];
  }
  return numbers;
};

/** The arrays of a model file. Throws `bad-config` when they do not fit its header. */
export const unpackModel = (model: IntentModel): LinearModel => {
  const intents = Object.keys(model.intents);
  const buckets = unpackRising(fromBase64(model.buckets));
  const packedIdf = fromBase64(model.idf);
  const packed = fromBase64(model.weights);
  const fits = packedIdf.length === buckets.length && packed.length === buckets.length * intents.length * 2;
  if (!fits || (buckets.at(-1) ?? 0) >= model.dims) {
    throw new BatonError('bad-config', 'The intent model is damaged: its arrays do not fit its header');
  }
  const view = new DataView(packed.buffer);
  const idf = new Float32Array(model.dims);
  const weights = new Float32Array(model.dims * intents.length);
  buckets.forEach((bucket, row) => {
    idf[bucket] = (packedIdf[row] as number) * idfUnit;
    for (let each = 0; each < intents.length; each++) {
      const at = 2 * (row * intents.length + each);
      weights[bucket * intents.length + each] = view.getInt16(at, true) * model.scale;
    }
  });
  return { dims: model.dims, charWeight: model.charWeight, intents, idf, weights };
};

/** The arrays as they stand in a file; what is multiplied later is what comes back from here. */
export const packArrays = (model: LinearModel): Pick<IntentModel, 'buckets' | 'idf' | 'weights' | 'scale'> => {
  const classes = model.intents.length;
  const seen = [...model.idf.keys()].filter((bucket) => (model.idf[bucket] as number) > 0);
  const idf = Uint8Array.from(seen, (bucket) =>
    Math.min(255, Math.max(1, Math.round((model.idf[bucket] as number) / idfUnit))),
  );
  let most = 0;
  for (const weight of model.weights) most = Math.max(most, Math.abs(weight));
  const scale = most > 0 ? most / 32767 : 1;
  const view = new DataView(new ArrayBuffer(seen.length * classes * 2));
  seen.forEach((bucket, row) => {
    for (let each = 0; each < classes; each++) {
      const weight = model.weights[bucket * classes + each] ?? 0;
      view.setInt16((row * classes + each) * 2, Math.round(weight / scale), true);
    }
  });
  return {
    buckets: toBase64(packRising(seen)),
    idf: toBase64(idf),
    weights: toBase64(new Uint8Array(view.buffer)),
    scale,
  };
};
