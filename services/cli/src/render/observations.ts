import type { ActivityReport, Alert, Performance } from '@baton/client';
import { isoTime } from '../script/shown-decision.ts';
import { table } from './wrap.ts';

const pairs = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || '–';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const routeLines = ({ routes }: ActivityReport): string[] => {
  const rows = Object.entries(routes).map(
    ([route, { made, returned, deferred, givenUp, refused, outcomes, reAskRate }]) => [
      ...[route, String(made), String(returned), String(deferred), String(givenUp)],
      ...[reAskRate === null ? '–' : percent(reAskRate), pairs(outcomes), pairs(refused)],
    ],
  );
  const head = ['route', 'moves', 'back', 'deferred', 'given up', 're-asked', 'outcomes', 'refused by'];
  return rows.length === 0 ? ['No moves.'] : table([head, ...rows]);
};

const milliseconds = (value: number): string => String(Math.round(value));

const performanceLines = (operations: readonly Performance[]): string[] => {
  const rows = operations.map(({ bot, operation, report, violations }) => [
    ...[bot, operation, String(report.count), percent(report.errorRate), report.throughput.toFixed(2)],
    ...[report.total.p50, report.total.p95, report.total.p99].map(milliseconds),
    violations.map(({ percentile, targetMs }) => `${percentile} over ${targetMs}`).join(', ') || 'kept',
  ]);
  const head = ['bot', 'operation', 'count', 'errors', 'a second', 'p50 ms', 'p95 ms', 'p99 ms', 'SLA'];
  return rows.length === 0 ? ['No turns.'] : table([head, ...rows]);
};

/** What happened, and how fast: on one screen. */
export const activityLines = (activity: ActivityReport, operations: readonly Performance[]): string[] => [
  `messages: ${pairs(activity.messages)} · decisions: ${pairs(activity.decisions)}`,
  `replies: ${pairs(activity.replies)} · people called: ${pairs(activity.people)} · opt-outs: ${activity.optOuts}`,
  '',
  ...routeLines(activity),
  '',
  ...performanceLines(operations),
];

const stateOf = ({ resolvedAt, acknowledged }: Alert): string => {
  if (resolvedAt !== null) return 'over';
  return acknowledged ? `seen by ${acknowledged.by}` : 'open';
};

export const alertLines = (alerts: readonly Alert[]): string[] =>
  alerts.length === 0
    ? ['There are no alerts.']
    : table([
        ['raised', 'severity', 'state', 'id', 'why'],
        ...alerts.map((alert) => [isoTime(alert.raisedAt), alert.severity, stateOf(alert), alert.id, alert.why]),
      ]);
