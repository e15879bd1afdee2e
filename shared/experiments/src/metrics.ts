import type { JournalEntry, JournalRecord } from '@baton/contracts';

/** What can be counted of a contact: each at most once, so that every figure is a share of contacts. */
export const metricNames = [
  'handoff_success',
  'handoff_failed',
  'handoff_reverted',
  'handoff_timeout',
  /** A bot's turn failed or ran out of time. */
  'error',
  'opt_out',
  /** A person had to be called. */
  'human_request',
] as const;
export type Metric = (typeof metricNames)[number];

/** Of every other metric, less is better. */
export const moreIsBetter = (metric: Metric): boolean => metric === 'handoff_success';

/** The comparison, and the trial of its winner, are counted apart: their shares differ. */
export type Stage = 'running' | 'canary';

/** That a contact was decided for under a variant (`exposed`), or what came of it. */
export interface Observation {
  readonly experiment: string;
  readonly stage: Stage;
  readonly variant: string;
  /** Hashed contact id. */
  readonly contact: string;
  readonly metric: Metric | 'exposed';
  /** The contact's commit that caused it: what was caused before the exposure is none of the variant's doing. */
  readonly commit: number;
}

const outcomeMetrics = {
  successful: 'handoff_success',
  failed: 'handoff_failed',
  reverted: 'handoff_reverted',
  timeout: 'handoff_timeout',
} as const satisfies Record<string, Metric>;

/** A handoff's id names the commit in which it was made. */
const commitOf = (handoff: string): number => Number(/-h(\d+)-\d+$/.exec(handoff)?.[1] ?? 0);

type Seen = Pick<Observation, 'metric' | 'commit'>;

const seen = (entry: JournalEntry, commit: number): Seen[] => {
  switch (entry.type) {
    case 'decision.made':
      return [{ metric: 'exposed', commit }];
    case 'outcome.recorded':
      return [{ metric: outcomeMetrics[entry.result], commit: commitOf(entry.handoff) }];
    case 'turn.failed':
    case 'turn.timed_out':
      return [{ metric: 'error', commit }];
    case 'contact.opted_out':
      return [{ metric: 'opt_out', commit }];
    case 'human.took_over':
      return entry.reason === 'took-over' ? [] : [{ metric: 'human_request', commit }];
    default:
      return [];
  }
};

/**
 * What one record says about the experiments it was decided under. A contact is exposed where something was decided,
 * and nowhere else: to have been assigned is not to have been treated.
 */
export const observe = ({ by, key, commit, experiments = {}, stages = {}, entries }: JournalRecord): Observation[] => {
  if (by !== 'coordinator') return [];
  const found = entries.flatMap((entry) => seen(entry, commit));
  return Object.entries(experiments).flatMap(([experiment, variant]) => {
    const stage = stages[experiment] ?? 'running';
    return stage === 'done' ? [] : found.map((one) => ({ experiment, stage, variant, contact: key, ...one }));
  });
};
