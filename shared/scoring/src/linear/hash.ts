const offset = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a over UTF-16 units, 32 bits. */
export const hashText = (text: string, seed = offset): number => {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash >>> 0;
};

/** Spreads a hash before it is cut to a bucket: FNV's low bits alone are weak for short texts. */
export const spread = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

export const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, prime);

/** 128 bits of fingerprint, hexadecimal: which data a model was made from. No defence against an adversary. */
export const fingerprint = (text: string): string =>
  [offset, 0x9e3779b9, 0x7f4a7c15, 0x1b873593]
    .map((seed) => spread(hashText(text, seed)).toString(16).padStart(8, '0'))
    .join('');
