export * from './classifier.ts';
export * from './example.ts';
export * from './platt.ts';
export * from './report.ts';
export * from './train-pack.ts';
