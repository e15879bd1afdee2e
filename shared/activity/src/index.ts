export { type CounterName, countRecord } from './count-record.ts';
export { createCounter, readCounts, sumCounts } from './counter.ts';
export { type ActivityReport, activityOf, type RouteActivity } from './report.ts';
