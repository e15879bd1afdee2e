/** Differences and sums of confidences, free of binary noise: 0.7 − 0.05 is 0.65, not 0.6499999999999999. */
export const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Two decimals, more only where they matter: 0.70, 0.6995. By whole numbers: `toFixed` takes ten times as long. */
export const shown = (value: number): string => {
  const parts = Math.round(Math.abs(value) * 1e4);
  const sign = value < 0 && parts > 0 ? '-' : '';
  const digits = String((parts % 1e4) + 1e4).slice(1);
  const shownDigits = digits.endsWith('00') ? digits.slice(0, 2) : digits.endsWith('0') ? digits.slice(0, 3) : digits;
  return `${sign}${Math.floor(parts / 1e4)}.${shownDigits}`;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** The time of day in UTC of ms since 1970, `14:32`. Seconds are shown when there are any. */
export const timeOfDay = (at: number): string => {
  const seconds = Math.floor(at / 1000) % 86_400;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`;
};

/** A stable number in [0, 1) for a text: FNV-1a, 32 bits, with MurmurHash3's finalizer so that similar texts differ. */
export const fractionOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};
