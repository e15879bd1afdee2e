import type { CrmNames } from '@baton/contracts';
import type { ContactState } from '@baton/core';

/** `lead` → `Lead`, `bot-failed` → `Bot-Failed`. */
export const capitalised = (name: string): string =>
  name
    .split(/[-_]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('-');

/** Bots are silent: set for a person who has the contact and for an opt-out. */
const silent = 'AI-Off';

/** The bot that has the contact, or will have it again. */
const botOf = ({ owner }: ContactState): string | null => {
  if (owner.status === 'bot') return owner.bot;
  return owner.status === 'human' ? owner.before : null;
};

const ownerTags = ({ owner }: ContactState, { owners }: CrmNames): string[] => {
  if (owner.status === 'human') return [silent, ...(owner.reason === 'took-over' ? [] : ['Human-Escalation-Needed'])];
  return owner.status === 'bot' ? [owners[owner.bot] ?? `Baton-${capitalised(owner.bot)}`] : [];
};

const moveTags = ({ move }: ContactState): string[] => {
  if (move.status === 'deferred') return [`Handoff-Deferred-${capitalised(move.proposal.to)}-Performance`];
  return move.status === 'review' ? ['HITL-Review'] : [];
};

const gradeTags = (state: ContactState, { grade }: CrmNames): string[] => {
  const bot = botOf(state);
  const kind = bot === null ? undefined : grade?.kinds[bot];
  const value = grade === undefined ? undefined : state.facts[grade.fact]?.value;
  return kind === undefined || typeof value !== 'string' ? [] : [`${capitalised(value)}-${kind}`];
};

/** The tags a contact is to have while it is in this state. What has happened to it leaves tags of its own. */
export const tagsOf = (state: ContactState, names: CrmNames): ReadonlySet<string> =>
  new Set([
    ...ownerTags(state, names),
    ...(state.optedOutAt === null ? [] : ['TCPA-Opt-Out', silent]),
    ...moveTags(state),
    ...gradeTags(state, names),
  ]);
