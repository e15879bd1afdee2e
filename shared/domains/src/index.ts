export type { Conversation, Expectation, Step } from './conversation.ts';
export { type DomainInput, type DomainPack, defineDomain } from './domain.ts';
export { loadDomain } from './load-domain.ts';
