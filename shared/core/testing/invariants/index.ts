export { invariants, search } from './check.ts';
export { sabotages } from './sabotages.ts';
