export { readReport } from './reader.ts';
export { createRecorder, type Recorder } from './recorder.ts';
export { healthOf, type Percentiles, type Report } from './report.ts';
export type { Sample } from './sample.ts';
export { defaultSlas, type Sla, slaOf, type Violation, violationsOf } from './sla.ts';
export { type WindowName, windows } from './windows.ts';
