import type { Explanation, JournalEntry } from '@baton/contracts';
import type { Command, DecideInputs } from './command.ts';
import type { QueuedReply } from './replies.ts';
import type { ContactState } from './state.ts';

export type Draft = { -readonly [K in keyof ContactState]: ContactState[K] };

/**
 * One call of `decide` while it is being worked out: a shallow copy of the state whose fields are replaced, never
 * mutated in depth, and what has come of it so far. It never leaves the call.
 */
export interface Step {
  readonly state: Draft;
  readonly inputs: DecideInputs;
  /** Never earlier than the latest time seen. */
  readonly now: number;
  /** The commit this call becomes. */
  readonly commit: number;
  readonly journal: JournalEntry[];
  readonly commands: Command[];
  readonly explanations: Explanation[];
  readonly replies: QueuedReply[];
  ids: number;
}

export const createStep = (state: ContactState, inputs: DecideInputs): Step => ({
  state: { ...state },
  inputs,
  now: Math.max(inputs.now, state.seenAt),
  commit: state.commit + 1,
  journal: [],
  commands: [],
  explanations: [],
  replies: [],
  ids: 0,
});

/** An id of this commit: the same commit decided again gives the same ids. BullMQ forbids `:` in job ids. */
export const deriveId = (step: Step, kind: 'a' | 'c' | 'd' | 'h' | 'p' | 'r'): string => {
  step.ids += 1;
  return `${step.inputs.key}-${kind}${step.commit}-${step.ids}`;
};

export const unreachable = (value: never): never => {
  throw new TypeError(`unreachable: ${String(value)}`);
};
