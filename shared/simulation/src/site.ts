import type { ContactEvent, Policy, Scored, TurnJob } from '@baton/contracts';
import type { decide, ScoringContext } from '@baton/core';
import type { Faults } from './faults.ts';
import type { LaneModel, Remedy } from './lane-model.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

export interface WorldOptions {
  readonly policy: Policy;
  readonly score: (text: string, context: ScoringContext) => Scored;
  readonly runBot: (job: TurnJob, now: number) => Promise<ContactEvent>;
  readonly decide: typeof decide;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly without: ReadonlySet<Remedy>;
}

/** What every simulated process works with. */
export interface Site extends WorldOptions {
  readonly lane: LaneModel;
}

/** After this long without a sign of life a process's job goes to another, ms. */
export const lockMs = 10_000;
