export * from './classifier.ts';
export { deny, isDeniable } from './denials.ts';
export * from './example.ts';
export { expandTemplate } from './expand-template.ts';
export * from './platt.ts';
export { createRandom, type Random, shuffled } from './random.ts';
export * from './report.ts';
export * from './train-pack.ts';
