import type { Queue } from 'bullmq';

/** A job of `inbound` that can never be handled. Its data is kept apart from the logs, for people to look at. */
export interface DeadInbound {
  readonly job: string;
  readonly code: string;
  /** Where it is wrong and what was expected; never a value. */
  readonly problems: readonly { readonly field: string; readonly expected: string }[];
  readonly data: unknown;
}

export type FileDeadLetter = (letter: DeadInbound) => Promise<void>;

/** The id is the job's: filing twice is filing once. */
export const createFileDeadLetter =
  (deadLetters: Queue): FileDeadLetter =>
  async (letter) => {
    await deadLetters.add('inbound', letter, { jobId: `inbound-${letter.job}` });
  };
