export * from './pack.ts';
export * from './scorer.ts';
