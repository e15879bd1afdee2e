import { type Alert, type Level, levelsDue } from './alert.ts';
import type { AlertRule, Finding, Observed } from './rule.ts';
import type { AlertStore } from './store.ts';

export interface WatchPorts {
  readonly store: AlertStore;
  readonly rules: readonly AlertRule[];
  readonly onRaised: (alert: Alert) => void;
  readonly onResolved: (alert: Alert) => void;
  /** Throws when it could not be told. */
  readonly tell: (alert: Alert, level: Level) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

interface Found extends Finding {
  readonly rule: AlertRule;
}

const isOf =
  ({ rule, subject }: Found) =>
  (alert: Alert): boolean =>
    alert.rule === rule.name && alert.subject === subject;

/** A rule that throws says nothing; the others are asked all the same. */
const findAll = (rules: readonly AlertRule[], observed: Observed, onError: WatchPorts['onError']): Found[] =>
  rules.flatMap((rule) => {
    try {
      return rule.look(observed).map((finding) => ({ ...finding, rule }));
    } catch (error) {
      onError(new Error(`the alert rule ${rule.name} failed`, { cause: error }));
      return [];
    }
  });

/** One look: raises what is new, resolves what is over, and tells whoever is to be told. Several watchers do no harm. */
export const createWatch = ({ store, rules, onRaised, onResolved, tell, onError }: WatchPorts) => {
  const raiseNew = async (found: readonly Found[], open: readonly Alert[], now: number): Promise<Alert[]> => {
    const fresh = found.filter((one) => !open.some(isOf(one)));
    const raised = await Promise.all(fresh.map(({ rule, ...finding }) => store.raise(rule, finding, now)));
    return raised.filter((alert) => alert !== null);
  };
  return async (observed: Observed): Promise<void> => {
    const { now } = observed;
    const found = findAll(rules, observed, onError);
    const open = (await store.list()).filter(({ resolvedAt }) => resolvedAt === null);
    const over = open.filter((alert) => !found.some((one) => isOf(one)(alert)));
    for (const alert of over) {
      await store.resolve(alert.id, now);
      onResolved(alert);
    }
    const raised = await raiseNew(found, open, now);
    raised.forEach(onRaised);
    for (const alert of [...raised, ...open.filter((one) => !over.includes(one))]) {
      for (const level of levelsDue(alert, now))
        await store.tell(alert, level, () => tell(alert, level)).catch(onError);
    }
  };
};
