import type { NewJob } from './bullmq-jobs.ts';

export interface LaneEntry {
  readonly id: string;
  /** When it was accepted, Redis time, ms. */
  readonly at: number;
  /** `passed-over`: a ticket that nobody filled in time, body `null`. `late`: its fill, when it came after all. */
  readonly status: 'filled' | 'passed-over' | 'late';
  readonly body: string | null;
}

/** What a handler is given. With no entries at all, a timer has rung, or an entry has gone to the dead letters. */
export interface LaneWork {
  readonly key: string;
  /** Redis time, ms. */
  readonly now: number;
  /** The key's document as last committed. */
  readonly doc: string | null;
  /** The heads of the two lists. `ready` ends before the first ticket that still waits for its body. */
  readonly urgent: readonly LaneEntry[];
  readonly ready: readonly LaneEntry[];
  /** 1 at first. From 2 on there is only the entry that the failure is blamed on. */
  readonly attempt: number;
  /** Aborted when the drain job has been taken over: whatever is committed then is refused. */
  readonly signal: AbortSignal;
}

/** A command, its key, its arguments. The key must start with the lane's prefix. */
export type RedisWrite = readonly [command: string, key: string, ...args: (string | number)[]];

export interface LanePush {
  /** A lane of the same prefix: this one or one of its `targets`. */
  readonly lane: string;
  readonly key: string;
  readonly id: string;
  readonly body: string;
  readonly urgent?: boolean;
}

/** The field of a hash as it must be at the commit; `null`: absent. */
export interface Expectation {
  readonly key: string;
  readonly field: string;
  readonly equals: string | null;
}

/** All of it takes effect in one script, or none of it. */
export interface LaneCommit {
  /** How many from the head of each list are done. What is left waits for the next arrival or look. */
  readonly consumed: { readonly urgent: number; readonly ready: number };
  /** `undefined`: unchanged; `null`: deleted. */
  readonly doc?: string | null;
  readonly writes?: readonly RedisWrite[];
  readonly jobs?: readonly NewJob[];
  readonly pushes?: readonly LanePush[];
  /** Refused otherwise, and the handler is called again with what is there by then. */
  readonly expect?: readonly Expectation[];
  /** When to call the handler though nothing has arrived, Redis time, ms. Each commit states it anew: absent is none. */
  readonly wakeAt?: number | null;
}

export type Handle = (work: LaneWork) => Promise<LaneCommit> | LaneCommit;

/** An entry that failed `maxAttempts` times. Its body is in the job of the dead-letter queue. */
export interface DeadLetter {
  readonly key: string;
  readonly id: string;
  readonly attempts: number;
  /** The `code` or the name of the error; `crashed` when the handler never came back. */
  readonly reason: string;
}

export type OnDead = (letter: DeadLetter) => void | Promise<void>;
