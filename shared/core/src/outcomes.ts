import type { OutcomeResult } from '@baton/contracts';
import { retentionMs } from './retention.ts';
import type { Handoff } from './state.ts';
import type { Step } from './step.ts';

type OpenHandoff = Handoff & { readonly outcome: { readonly status: 'open' } };

const isOpen = (handoff: Handoff): handoff is OpenHandoff => handoff.outcome.status === 'open';

/** Settles every open handoff for which `judge` has a result: each is recorded once, because it is open once. */
const settle = (step: Step, judge: (handoff: OpenHandoff) => OutcomeResult | null): void => {
  const { state, inputs, now } = step;
  const resultOf = (handoff: Handoff): OutcomeResult | null => (isOpen(handoff) ? judge(handoff) : null);
  if (state.handoffs.every((handoff) => resultOf(handoff) === null)) return;
  state.handoffs = state.handoffs.map((handoff) => {
    const result = resultOf(handoff);
    if (result === null) return handoff;
    const { id, from, to, confidence } = handoff;
    step.journal.push({ type: 'outcome.recorded', handoff: id, from, to, result });
    step.commands.push({
      type: 'record-outcome',
      outcome: {
        ...{ handoff: id, from, to, result, key: inputs.key, at: now },
        ...(confidence !== undefined && { confidence }),
      },
    });
    return { ...handoff, outcome: { status: 'closed', result } };
  });
};

/** The contact goes back to the source: whoever moves it, soon enough it says that the move was wrong. */
export const noteReturn = (step: Step, to: string): void => {
  const { revertMs } = step.inputs.policy.limits.outcome;
  settle(step, (handoff) => (handoff.from === to && step.now - handoff.at <= revertMs ? 'reverted' : null));
};

/** The owner has failed for good, or the contact has turned away from it. */
export const noteFailure = (step: Step, owner: string): void =>
  settle(step, ({ to }) => (to === owner ? 'failed' : null));

/** The owner has learned something, or has done its job. */
export const noteSuccess = (step: Step, owner: string): void =>
  settle(step, ({ to }) => (to === owner ? 'successful' : null));

/** The contact has answered the owner once more. */
export const noteAnswer = (step: Step, owner: string): void => {
  const enough = step.inputs.policy.limits.outcome.answers;
  step.state.handoffs = step.state.handoffs.map((handoff) =>
    isOpen(handoff) && handoff.to === owner
      ? { ...handoff, outcome: { ...handoff.outcome, answers: handoff.outcome.answers + 1 } }
      : handoff,
  );
  settle(step, ({ to, outcome }) => (to === owner && outcome.answers >= enough ? 'successful' : null));
};

/** Windows that have ended by `until` are time-outs; what no guard looks at any more is forgotten. */
export const expireOutcomes = (step: Step, until: number): void => {
  settle(step, ({ outcome }) => (outcome.until <= until ? 'timeout' : null));
  const oldest = step.now - retentionMs(step.inputs.policy);
  const { handoffs } = step.state;
  if (handoffs.some((handoff) => !isOpen(handoff) && handoff.at <= oldest)) {
    step.state.handoffs = handoffs.filter((handoff) => isOpen(handoff) || handoff.at > oldest);
  }
};
