export { readReport, readSlots } from './reader.ts';
export { createRecorder, type Recorder } from './recorder.ts';
export { healthOf, type Percentiles, type Report, reportOf } from './report.ts';
export type { Sample } from './sample.ts';
export { defaultSlas, operations, type Sla, slaOf, type Violation, violationsOf } from './sla.ts';
export { counterKey, grains, slotsOf, type WindowName, windows } from './windows.ts';
