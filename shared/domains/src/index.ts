export type { Conversation, Expectation, Step } from '@baton/bot-kit';
export { type DomainInput, type DomainPack, defineDomain } from './domain.ts';
export { lintDomain } from './lint-domain.ts';
export { loadDomain } from './load-domain.ts';
