import type { JournalRecord, Outcome } from '@baton/contracts';
import type { Label } from './label.ts';

type Handoff = Pick<Outcome, 'handoff' | 'to' | 'result'>;

const hasHandoff = ({ entries }: JournalRecord, handoff: string): boolean =>
  entries.some((entry) => entry.type === 'handoff.committed' && entry.handoff === handoff);

/**
 * What the outcome of a handoff says of the message that caused it: that it showed the intent, when the handoff was
 * successful; that it showed none, when the contact went back. null: nothing, for a bot's failure or a contact's silence
 * is no fault of the score, and a move that a bot or a person ordered goes back to no text.
 */
export const labelOf = (records: readonly JournalRecord[], outcome: Handoff): Omit<Label, 'at'> | null => {
  if (outcome.result !== 'successful' && outcome.result !== 'reverted') return null;
  const record = records.find((one) => hasHandoff(one, outcome.handoff));
  const decision = record?.entries.flatMap((entry) =>
    entry.type === 'decision.made' && entry.decision.decision === 'handoff' && entry.decision.to === outcome.to
      ? [entry.decision]
      : [],
  )[0];
  const intent = decision?.candidates.find(({ to }) => to === outcome.to)?.intent;
  if (!decision || decision.message === null || intent === undefined) return null;
  const intents = outcome.result === 'successful' ? [intent] : [];
  return { message: decision.message, intents, source: 'outcome', by: outcome.handoff };
};
