import { cardText } from '@baton/cards';
import type { CrmChange, CrmNames, DomainNames, JournalEntry, OutboundAction } from '@baton/contracts';
import type { ContactState, Decided } from '@baton/core';
import { changedFields } from './baton-field.ts';
import { capitalised, tagsOf } from './tags.ts';

export interface Committed {
  readonly before: ContactState;
  readonly decided: Decided;
  /** Hashed contact id. */
  readonly key: string;
}

/** What a commit means for the CRM; nothing for contacts that are not the CRM's. */
export type ActionsOf = (committed: Committed) => readonly OutboundAction[];

/** What has happened stays on the contact as a tag, for the CRM's own automations to go by. */
const eventTags = (entry: JournalEntry): string[] => {
  switch (entry.type) {
    case 'handoff.committed':
      return [`Handoff-${capitalised(entry.from)}-to-${capitalised(entry.to)}`];
    case 'outcome.recorded':
      return [`Handoff-${capitalised(entry.from)}-to-${capitalised(entry.to)}-${capitalised(entry.result)}`];
    default:
      return [];
  }
};

const tagChange = ({ before, decided }: Committed, names: CrmNames): CrmChange[] => {
  const [was, is] = [tagsOf(before, names), tagsOf(decided.state, names)];
  const events = decided.journal.flatMap(eventTags);
  const add = [...is].filter((tag) => !was.has(tag));
  const remove = [...was].filter((tag) => !is.has(tag));
  const added = [...new Set([...add, ...events])];
  return added.length + remove.length === 0 ? [] : [{ type: 'tags', add: added, remove }];
};

const outcomeFields = ({ decided }: Committed): Record<string, string> => {
  const last = decided.journal.findLast((entry) => entry.type === 'outcome.recorded');
  if (last?.type !== 'outcome.recorded') return {};
  return {
    handoff_source: last.from,
    handoff_target: last.to,
    handoff_outcome: last.result,
    handoff_timestamp: new Date(decided.state.seenAt).toISOString(),
  };
};

const fieldChange = (committed: Committed, names: CrmNames): CrmChange[] => {
  const set = { ...changedFields(committed.before, committed.decided.state, names), ...outcomeFields(committed) };
  return Object.keys(set).length === 0 ? [] : [{ type: 'fields', set }];
};

const notes = ({ decided }: Committed, names: DomainNames): CrmChange[] =>
  decided.commands.flatMap((command) =>
    command.type === 'call-human' ? [{ type: 'note', text: cardText(command.card, { names }) }] : [],
  );

/**
 * Tags, fields and notes that follow from a commit, in this order. Pure: they are part of the commit itself, so that none
 * is lost and none is done for a decision that was not made. Tags are the difference of two states, and so never drift.
 */
export const createActionsOf =
  (prefix: string, names: DomainNames): ActionsOf =>
  (committed) => {
    const { state } = committed.decided;
    const { contact, commit } = state;
    if (contact === null || !contact.startsWith(prefix)) return [];
    const changes = [
      ...tagChange(committed, names.crm),
      ...fieldChange(committed, names.crm),
      ...notes(committed, names),
    ];
    return changes.map((change, index) => ({
      kind: 'action',
      id: `${committed.key}-x${commit}-${index + 1}`,
      contact,
      change,
    }));
  };
