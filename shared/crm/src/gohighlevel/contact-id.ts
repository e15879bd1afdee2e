/** Contacts of GoHighLevel are called by this and their id there. */
export const contactPrefix = 'ghl:';

/** The id as GoHighLevel has it. */
export const contactIdOf = (contact: string): string => contact.slice(contactPrefix.length);
