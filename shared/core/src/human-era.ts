import type { ContactEventOf, Said } from '@baton/contracts';
import type { Owner } from './state.ts';
import type { Step } from './step.ts';

type Human = Owner & { readonly status: 'human' };

/** How much of what is said while a person has the contact is kept for the bot that gets it back. */
const kept = { messages: 12, characters: 1000 } as const;

const humanOf = ({ state }: Step): Human | null => (state.owner.status === 'human' ? state.owner : null);

/** When a contact who begins to wait now has waited too long; null for never. */
export const answerBy = ({ now, inputs }: Step): number | null => {
  const { humanAnswerMs } = inputs.policy.limits;
  return humanAnswerMs === 0 ? null : now + humanAnswerMs;
};

/** Keeps what was said; and a contact who has had no promise yet begins to wait. */
export const hearMeanwhile = (step: Step, message: ContactEventOf<'message.received'>): void => {
  const owner = humanOf(step);
  if (!owner || message.author === 'system') return;
  const { id, author, text, at } = message;
  const said: Said = { id, author, text: text.slice(0, kept.characters), at: Math.min(at, step.now) };
  const waits = author === 'contact' && !owner.promised;
  step.state.owner = {
    ...owner,
    said: [...(owner.said ?? []), said].slice(-kept.messages),
    answerBy: waits ? (owner.answerBy ?? answerBy(step)) : null,
  };
};

/** What the contact has said since the person was last heard of, oldest first. */
export const unheard = (said: readonly Said[]): readonly Said[] =>
  said.slice(said.findLastIndex(({ author }) => author === 'human') + 1);
