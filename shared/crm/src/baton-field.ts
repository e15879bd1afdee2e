import type { Baton, CrmNames } from '@baton/contracts';
import { type ContactState, ownerName, summaryOf } from '@baton/core';

/** The custom field that holds the baton. */
const batonField = 'handoff_context';

type Fields = Readonly<Record<string, string | null>>;

/** What crossed with the move, for programs at the CRM to read. Past `expiresAt` it says nothing any more. */
const textOf = (state: ContactState, baton: Baton): string => {
  const { from, reason, confidence, at, expiresAt, carried } = baton;
  const facts = Object.fromEntries(
    carried.flatMap((name) => (state.facts[name] ? [[name, state.facts[name].value]] : [])),
  );
  return JSON.stringify({
    ...{ schema: 1, from, to: ownerName(state.owner), reason, confidence, facts, summary: summaryOf(state.facts) },
    at: new Date(at).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
  });
};

/** Written when a contact moves, emptied when it is over: later news of the contact is no part of what was handed over. */
const batonFields = (before: ContactState, after: ContactState): Fields => {
  if (after.baton === null) return before.baton === null ? {} : { [batonField]: null };
  if (before.baton?.at === after.baton.at) return {};
  return { [batonField]: textOf(after, after.baton) };
};

const factFields = (before: ContactState, after: ContactState, { fields }: CrmNames): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([fact, field]) => {
      const [was, is] = [before.facts[fact]?.value, after.facts[fact]?.value];
      return was === is ? [] : [[field, is === undefined ? null : String(is)]];
    }),
  );

/** What the custom fields hold of a contact in this state; one that is empty is not named. */
export const fieldsOf = (state: ContactState, { fields }: CrmNames): Readonly<Record<string, string>> => {
  const facts = Object.entries(fields).flatMap(([fact, field]) => {
    const value = state.facts[fact]?.value;
    return value === undefined ? [] : [[field, String(value)]];
  });
  return { ...Object.fromEntries(facts), ...(state.baton && { [batonField]: textOf(state, state.baton) }) };
};

/** The custom fields that are to change because a contact's state has. */
export const changedFields = (before: ContactState, after: ContactState, names: CrmNames): Fields => ({
  ...batonFields(before, after),
  ...factFields(before, after, names),
});
