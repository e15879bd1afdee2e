/** Every place before and after an effect, in the order in which an entry meets them. */
export const crashPoints = [
  'reserve.before',
  'reserve.after',
  'push.before',
  'push.after',
  'fill.before',
  'fill.after',
  'sweep.before',
  'sweep.after',
  'load.before',
  'load.after',
  'handle.before',
  'handle.after',
  'commit.before',
  'commit.after',
  'fail.before',
  'fail.after',
  'finish.before',
  'finish.after',
] as const;

export type CrashPoint = (typeof crashPoints)[number];

/** Called at each point. A test kills or abandons the process there; nobody else sets it. */
export type AtPoint = (point: CrashPoint) => void | Promise<void>;
