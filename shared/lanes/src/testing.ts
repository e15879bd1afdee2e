import { createLaneOn, type Lane, type LaneOptions } from './lane.ts';
import { loadScripts } from './lua-scripts.ts';

export { assertBullmqVersion, foundBullmq } from './bullmq-jobs.ts';
export { type AtPoint, type CrashPoint, crashPoints } from './crash-points.ts';

/** Each a block of the scripts between `--<remedy:name>` and `--</remedy:name>`. */
export type Remedy =
  | 'fence'
  | 'one-script'
  | 'ticket'
  | 'attention'
  | 'attempts-counted'
  | 'attempts-reset'
  | 'quarantine';

/** A lane with some of its remedies taken out, to show what each is for. */
export const createLaneWithout = (remedies: readonly Remedy[], options: LaneOptions): Lane =>
  createLaneOn(loadScripts(remedies), options);
