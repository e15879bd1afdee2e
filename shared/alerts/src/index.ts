export type { Alert, Level } from './alert.ts';
export type { AlertRule, Finding, Observed, Severity } from './rule.ts';
export { defaultRules } from './rules.ts';
export { type AlertStore, createAlertStore } from './store.ts';
export { createWatch, type WatchPorts } from './watch.ts';
