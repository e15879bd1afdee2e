export type { Conversation, Expectation, Step } from '@baton/bot-kit';
export { type DomainInput, type DomainPack, defineDomain } from './domain.ts';
export { intentFolder } from './intent-folder.ts';
export { checkDomain, lintDomain } from './lint/lint-domain.ts';
export { domainNames, loadDomain } from './load-domain.ts';
