/** Calls `fn` at most once per `everyMs`, with how many calls were skipped since the last one. */
export const paced = <T>(everyMs: number, fn: (value: T, skipped: number) => void): ((value: T) => void) => {
  let last = Number.NEGATIVE_INFINITY;
  let skipped = 0;
  return (value) => {
    const now = performance.now();
    if (now - last < everyMs) {
      skipped += 1;
      return;
    }
    fn(value, skipped);
    last = now;
    skipped = 0;
  };
};
