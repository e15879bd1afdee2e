import { CrmError } from '../crm-error.ts';

/** Contacts of GoHighLevel are called by this and their id there. */
export const contactPrefix = 'ghl:';

const theirs = /^[A-Za-z0-9_-]{1,64}$/;

/** The id as GoHighLevel has it. Whatever else was called so would lead to another path of its API. */
export const contactIdOf = (contact: string): string => {
  const id = contact.slice(contactPrefix.length);
  if (!theirs.test(id)) throw new CrmError('refused', 'no-contact-id');
  return id;
};
