export type { ActionsOf } from './actions.ts';
export type { CrmAdapter, CrmMessage, WebhookRequest, Writer } from './adapter.ts';
export { fieldsOf } from './baton-field.ts';
export { CrmError } from './crm-error.ts';
export { echoWrites, isEcho, noteWords, replyOf } from './echoes.ts';
export { actionsFor, type CrmSettings, crmPrefix, openCrm } from './open-crm.ts';
export { tagsOf } from './tags.ts';
