const minute = 60_000;
const hour = 60 * minute;

/** Counters are kept by the minute for the short windows and by the hour for the long ones. */
export const grains = {
  minute: { ms: minute, letter: 'm', keepMs: 2 * hour },
  hour: { ms: hour, letter: 'h', keepMs: 8 * 24 * hour },
} as const;
export type Grain = keyof typeof grains;

/** How far back a report looks. `routing` is what the performance guard sees: short, so that a recovery shows soon. */
export const windows = {
  routing: { grain: 'minute', ms: 5 * minute },
  '1h': { grain: 'minute', ms: hour },
  '24h': { grain: 'hour', ms: 24 * hour },
  '7d': { grain: 'hour', ms: 7 * 24 * hour },
} as const satisfies Record<string, { grain: Grain; ms: number }>;
export type WindowName = keyof typeof windows;

/** What every counter of one bot's operation starts with. */
export const counterStem = (prefix: string, bot: string, operation: string): string =>
  `${prefix}:perf:${bot}:${operation}:`;

export const counterKey = (stem: string, grain: Grain, slot: number): string => `${stem}${grains[grain].letter}${slot}`;

/** The slots of a window that ends now, the current one included: the window is at least as long as it says. */
export const slotsOf = (name: WindowName, now: number): number[] => {
  const { grain, ms } = windows[name];
  const size = grains[grain].ms;
  const last = Math.floor(now / size);
  const first = Math.floor((now - ms) / size);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};
