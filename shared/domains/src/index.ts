export type { Conversation, Expectation, Step } from './conversation.ts';
export { defineDomain, type DomainInput, type DomainPack } from './domain.ts';
export { loadDomain } from './load-domain.ts';
