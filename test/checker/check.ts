import { type ContactView, viewContacts } from './contact-view.ts';
import type { History } from './history.ts';
import { guards } from './rules/guards.ts';
import { excused, lost, phantom } from './rules/messages.ts';
import { dup } from './rules/once.ts';
import { reorder } from './rules/order.ts';
import { overlap } from './rules/overlap.ts';
import { owner } from './rules/owner.ts';
import { leak, stuck, stuckKeys } from './rules/rest.ts';
import { stale } from './rules/stale.ts';
import { trace } from './rules/trace.ts';
import { vacuous } from './rules/validity.ts';
import { type Code, judge, toFindings, type Verdict, type Violation } from './verdict.ts';

const total = (views: readonly ContactView[], of: (view: ContactView) => number): number =>
  views.reduce((sum, view) => sum + of(view), 0);

const count = (view: ContactView, type: string): number =>
  view.entries.filter(({ entry }) => entry.type === type).length;

const countAll = (history: History, views: readonly ContactView[]) => ({
  contacts: views.length,
  acked: total(views, (view) => view.messages.filter(({ outcome }) => outcome === 'acked').length),
  excused: total(views, excused),
  unknown: total(views, (view) => view.messages.filter(({ outcome }) => outcome === 'unknown').length),
  deliveries: history.client.length,
  commits: history.journal.length,
  turns: total(views, (view) => count(view, 'turn.started')),
  moves: total(views, (view) => count(view, 'handoff.committed')),
  sent: history.sent.length,
  suppressed: total(views, (view) => count(view, 'reply.suppressed')),
  superseded: total(views, (view) => count(view, 'turn.superseded')),
  failedTurns: total(views, (view) => count(view, 'turn.failed') + count(view, 'turn.timed_out')),
  passedOver: total(views, (view) => count(view, 'message.passed_over')),
  toHuman: total(views, (view) => count(view, 'human.took_over')),
  faults: history.faults.length,
  keys: history.keys.length,
});

const trialsOf = (counts: ReturnType<typeof countAll>): Record<Code, number> => ({
  LOST: counts.acked,
  PHANTOM: counts.acked + counts.sent,
  DUP: counts.acked,
  REORDER: counts.acked,
  OVERLAP: counts.commits,
  STALE: counts.sent,
  OWNER: counts.turns + counts.moves,
  'GUARD-COOLDOWN': counts.moves,
  'GUARD-CYCLE': counts.moves,
  'GUARD-RATE': counts.moves,
  TRACE: counts.sent,
  STUCK: counts.contacts,
  LEAK: counts.keys,
  VACUOUS: 1,
});

/** The verdict on one run. */
export const check = (history: History): Verdict => {
  const views = viewContacts(history);
  const perContact = (view: ContactView): Violation[] => [
    ...lost(view),
    ...phantom(view),
    ...dup(view),
    ...reorder(view),
    ...overlap(view),
    ...stale(view),
    ...owner(view, history.run.firstBot),
    ...guards(view, history.run.limits),
    ...trace(view),
    ...stuck(view),
  ];
  const violations = [...views.flatMap(perContact), ...stuckKeys(history), ...leak(history), ...vacuous(history)];
  const counts = countAll(history, views);
  const findings = toFindings(violations, trialsOf(counts));
  return { verdict: judge(findings), findings, counts };
};
