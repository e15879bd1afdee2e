import type { ActivityReport } from '@baton/activity';
import type { Health, Policy } from '@baton/contracts';

export type Severity = 'critical' | 'warning';

/** Everything a rule may look at, of all shards together. */
export interface Observed {
  readonly policy: Policy;
  /** Redis time, ms. */
  readonly now: number;
  /** Over the routing window. */
  readonly health: Health;
  /** Over the last hour. */
  readonly activity: ActivityReport;
  /** Turns that wait, by bot. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly deadLetters: number;
  /** Contacts that should have been looked at a minute ago. */
  readonly overdue: number;
}

/** What a rule has found wrong with one subject: a bot, a route, or the whole. */
export interface Finding {
  readonly subject: string;
  readonly value: number;
  readonly limit: number;
  /** One sentence for whoever is woken by it. Names no contact. */
  readonly why: string;
}

export interface AlertRule {
  readonly name: string;
  readonly severity: Severity;
  /** After an alert, another of the same rule and subject is not raised for this long, ms. */
  readonly cooldownMs: number;
  /** Nothing when all is well; also when there is too little to tell. */
  readonly look: (observed: Observed) => readonly Finding[];
}
