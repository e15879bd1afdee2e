export { contactRecords } from './contact-records.ts';
export type { Label } from './label.ts';
export { labelOf } from './label-outcome.ts';
export { createLabelStore, type Kept, type LabelStore } from './label-store.ts';
export { examplesOf } from './labelled-examples.ts';
