import type { Language } from '@baton/contracts';
import type { ContactState } from './state.ts';

/** What a conversation tells about a text that the text itself does not say. */
export interface ScoringContext {
  readonly owner?: string;
  /** The fact that the owner has asked for. */
  readonly asked: string | null;
  readonly language?: Language;
}

/**
 * The light in which the next message is to be read. A question is part of the state before its text leaves the house, so
 * whoever answers it is read by a state that has it; a state that is older than that only lacks the hint.
 */
export const scoringContext = ({ owner, asked, language }: ContactState): ScoringContext => ({
  ...(owner.status === 'bot' && { owner: owner.bot }),
  asked: asked?.fact ?? null,
  ...(language && { language }),
});
