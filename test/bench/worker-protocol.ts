/** What a bench worker process is asked, and what it says. */
export type Ask = { readonly type: 'take' };
export type Answer =
  | { readonly type: 'ready' }
  /** Since the last `take`: ms from publish to the start of the turn, CPU time, and messages that reached the end. */
  | {
      readonly type: 'taken';
      readonly starts: readonly number[];
      readonly ends: readonly number[];
      readonly cpuUs: number;
    };

export const say = (answer: Answer): void => {
  process.send?.(answer);
};

/** Collects latencies until somebody takes them. Those of messages without a stamp are NaN, and left out. */
export const createTally = () => {
  let starts: number[] = [];
  let ends: number[] = [];
  let cpu = process.cpuUsage();
  process.on('message', (ask: Ask) => {
    if (ask.type !== 'take') return;
    const { user, system } = process.cpuUsage(cpu);
    say({ type: 'taken', starts, ends, cpuUs: user + system });
    [starts, ends, cpu] = [[], [], process.cpuUsage()];
  });
  process.on('disconnect', () => process.exit(0));
  return {
    started: (ms: number) => void (Number.isNaN(ms) || starts.push(ms)),
    ended: (ms: number) => void (Number.isNaN(ms) || ends.push(ms)),
  };
};
