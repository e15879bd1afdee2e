import type { LearnedState } from '@baton/client';
import type { LearnedRoute, LedgerEntry, RoutePolicy } from '@baton/contracts';
import { routeName } from '@baton/contracts';
import { isoTime } from '../script/shown-decision.ts';
import { table } from './wrap.ts';

const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(3)}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const adjustmentOf = (row: LearnedRoute | null): string => (row === null ? '–' : signed(row.adjustment));

const evidenceText = ({ evidence }: LedgerEntry): string =>
  Object.entries(evidence)
    .filter(([, count]) => count > 0)
    .map(([result, count]) => `${count} ${result}`)
    .join(', ') || 'no outcomes';

const causeText = ({ cause, by, reverts }: LedgerEntry): string =>
  `${cause}${reverts === undefined ? '' : ` ${reverts}`}${by === undefined ? '' : ` by ${by}`}`;

/** The ledger, one line an entry. */
export const logLines = (entries: readonly LedgerEntry[]): string[] =>
  entries.length === 0
    ? ['Nothing has been learned yet: from 10 outcomes of a route on, its threshold moves.']
    : table([
        ['entry', 'time', 'route', 'before', 'after', 'cause', 'evidence'],
        ...entries.map((entry) => [
          ...[entry.id, isoTime(entry.at), entry.route, adjustmentOf(entry.before), adjustmentOf(entry.after)],
          ...[causeText(entry), evidenceText(entry)],
        ]),
      ]);

const calibrationText = ({ calibration }: LearnedState): string => {
  if (calibration === null) return '–';
  const { claimed, succeeded, brier, ece, off } = calibration;
  const measured = `claimed ${percent(claimed)}, came true ${percent(succeeded)}, Brier ${brier.toFixed(3)}, ECE ${ece.toFixed(3)}`;
  return off ? `OFF: ${measured}` : measured;
};

/** What one route is decided by now: the policy's threshold and what was learned. */
const stateRow = (state: LearnedState, routes: readonly RoutePolicy[]): string[] => {
  const { route, learned, frozenBy } = state;
  const base = routes.find(({ from, to }) => routeName(from, to) === route)?.threshold;
  const threshold = base === undefined ? '–' : (base + (learned?.adjustment ?? 0)).toFixed(3);
  return [
    ...[route, base?.toFixed(2) ?? '–', adjustmentOf(learned), threshold, String(learned?.outcomes ?? 0)],
    ...[learned ? percent(learned.successRate) : '–', frozenBy === null ? 'learns' : `frozen by ${frozenBy}`],
    calibrationText(state),
  ];
};

/** What is learned now, one line a route. */
export const showLines = (states: readonly LearnedState[], routes: readonly RoutePolicy[]): string[] =>
  states.length === 0
    ? ['No outcome has been counted yet.']
    : table([
        ['route', 'policy', 'learned', 'threshold', 'outcomes', 'success', 'state', 'confidence'],
        ...states.map((state) => stateRow(state, routes)),
      ]);
