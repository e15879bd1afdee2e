/** Contacts of a CRM that speaks webhooks are called by this and their id there. */
export const contactPrefix = 'crm:';
