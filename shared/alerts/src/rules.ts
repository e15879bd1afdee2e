import type { ActivityReport, RouteActivity } from '@baton/activity';
import { fitnessOf } from '@baton/core';
import type { AlertRule, Finding, Observed } from './rule.ts';

const minute = 60_000;
const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const ofBots = (observed: Observed, look: (bot: string) => Finding | null): Finding[] =>
  observed.policy.bots.flatMap(({ id }) => look(id) ?? []);

const ofRoutes = (
  { activity }: Observed,
  look: (route: string, activity: RouteActivity) => Omit<Finding, 'subject'> | null,
): Finding[] =>
  Object.entries(activity.routes).flatMap(([subject, route]) => {
    const found = look(subject, route);
    return found ? [{ subject, ...found }] : [];
  });

const whole = (isFound: boolean, finding: Omit<Finding, 'subject'>): Finding[] =>
  isFound ? [{ subject: 'baton', ...finding }] : [];

/** The same limit by which moves to the bot are deferred: an alert that says otherwise would be no help. */
const slowBot: AlertRule = {
  name: 'sla',
  severity: 'critical',
  cooldownMs: 5 * minute,
  look: (observed) =>
    ofBots(observed, (subject) => {
      const found = fitnessOf(observed.policy, observed.health, subject, observed.now);
      if (found.status !== 'slow') return null;
      const why = `${subject}'s P95 is ${Math.round(found.p95Ms)} ms, ${percent(found.ratio)} of its SLA; moves to it are deferred`;
      return { subject, value: found.ratio, limit: found.limit, why };
    }),
};

/** Before moves to the bot are deferred, which is at 10 % by default. */
const mostErrors = 0.05;
const failingBot: AlertRule = {
  name: 'errors',
  severity: 'critical',
  cooldownMs: 5 * minute,
  look: (observed) =>
    ofBots(observed, (subject) => {
      const found = fitnessOf(observed.policy, observed.health, subject, observed.now);
      const errorRate = found.status === 'unmeasured' ? 0 : (observed.health[subject]?.errorRate ?? 0);
      if (errorRate <= mostErrors) return null;
      return {
        subject,
        value: errorRate,
        limit: mostErrors,
        why: `${subject} fails ${percent(errorRate)} of its turns`,
      };
    }),
};

const silentMs = 5 * minute;
/** A bot that has nothing to do is quiet, not unresponsive. */
const unresponsiveBot: AlertRule = {
  name: 'unresponsive',
  severity: 'critical',
  cooldownMs: 10 * minute,
  look: (observed) =>
    ofBots(observed, (subject) => {
      const waiting = observed.waiting[subject] ?? 0;
      const silence = observed.now - (observed.health[subject]?.at ?? 0);
      if (waiting === 0 || silence < silentMs) return null;
      const why = `${waiting} turns wait for ${subject}, which has finished none for ${Math.round(silentMs / minute)} min or more`;
      return { subject, value: waiting, limit: 0, why };
    }),
};

const leastOutcomes = 20;
/** Where learning raises a threshold by as much as it may. */
const leastSuccess = 0.5;
const failingRoute: AlertRule = {
  name: 'handoff-failure',
  severity: 'critical',
  cooldownMs: 5 * minute,
  look: (observed) =>
    ofRoutes(observed, (route, { outcomes }) => {
      const all = sum(outcomes);
      const success = (outcomes.successful ?? 0) / Math.max(1, all);
      if (all < leastOutcomes || success >= leastSuccess) return null;
      const why = `${percent(success)} of the ${all} moves ${route} that ended in the last hour were successful`;
      return { value: success, limit: leastSuccess, why };
    }),
};

const givenUp: AlertRule = {
  name: 'given-up',
  severity: 'warning',
  cooldownMs: 10 * minute,
  look: (observed) =>
    ofRoutes(observed, (route, { givenUp: value }) =>
      value === 0
        ? null
        : {
            value,
            limit: 0,
            why: `moves ${route} given up in the last hour because the target did not recover: ${value}`,
          },
    ),
};

const reAsked: AlertRule = {
  name: 're-ask',
  severity: 'warning',
  cooldownMs: 10 * minute,
  look: (observed) =>
    ofRoutes(observed, (route, { repeatedQuestions: value }) =>
      value === 0 ? null : { value, limit: 0, why: `questions on ${route} for what had been told already: ${value}` },
    ),
};

const refusedBy = ({ routes }: ActivityReport, ...guards: readonly string[]): number =>
  Object.values(routes).reduce((total, { refused }) => total + sum(pick(refused, guards)), 0);
const pick = (counts: Readonly<Record<string, number>>, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, counts[name] ?? 0]));

const mostLoops = 10;
const loops: AlertRule = {
  name: 'loops',
  severity: 'warning',
  cooldownMs: 10 * minute,
  look: ({ activity }) => {
    const value = refusedBy(activity, 'cooldown', 'cycle');
    const why = `${value} moves of the last hour would have bounced a contact back, and were refused`;
    return whole(value > mostLoops, { value, limit: mostLoops, why });
  },
};

const mostLimited = 0.1;
const rateLimited: AlertRule = {
  name: 'rate-limited',
  severity: 'warning',
  cooldownMs: 5 * minute,
  look: ({ activity }) => {
    const refused = refusedBy(activity, 'rate-hour', 'rate-day');
    const made = Object.values(activity.routes).reduce((total, route) => total + route.made, 0);
    const value = refused / Math.max(1, refused + made);
    const why = `${refused} of ${refused + made} moves of the last hour were refused for their rate`;
    return whole(refused >= leastOutcomes && value > mostLimited, { value, limit: mostLimited, why });
  },
};

const deadLetters: AlertRule = {
  name: 'dead-letters',
  severity: 'warning',
  cooldownMs: 10 * minute,
  look: ({ deadLetters: value }) =>
    whole(value > 0, { value, limit: 0, why: `dead letters that wait for somebody: ${value}; see baton dlq ls` }),
};

const stranded: AlertRule = {
  name: 'stranded',
  severity: 'critical',
  cooldownMs: 5 * minute,
  look: ({ overdue: value }) =>
    whole(value > 0, {
      ...{ value, limit: 0 },
      why: `${value} contacts should have been looked at a minute ago: is a coordinator running?`,
    }),
};

/**
 * The rules that ship. Severity and cooldown are the predecessor's where it had the rule; its limits on a success rate
 * that was never fed, and on silence of bots that had nothing to do, are not.
 */
export const defaultRules: readonly AlertRule[] = [
  ...[slowBot, failingBot, unresponsiveBot, failingRoute, stranded],
  ...[givenUp, reAsked, loops, rateLimited, deadLetters],
];
