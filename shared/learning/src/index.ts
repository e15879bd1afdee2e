export { absorb, counterOf } from './absorb.ts';
export type { Change, DraftEntry, Learning } from './learning.ts';
export { freeze, revert, unfreeze } from './orders.ts';
export { refresh } from './relearn.ts';
export { type AtPoint, createLearningStore, type LearningPoint, type LearningStore, type Scope } from './store.ts';
