const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `'31m'`, `'1.5h'`, or ms. Throws a TypeError for anything else. */
export const toMs = (duration: string | number): number => {
  if (typeof duration === 'number') return duration;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration);
  if (!match) throw new TypeError(`"${duration}" is no duration such as 500ms, 30s, 31m, 2h or 1d`);
  return Number(match[1]) * units[match[2] as keyof typeof units];
};
