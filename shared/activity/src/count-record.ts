import { type JournalEntry, routeName } from '@baton/contracts';

/**
 * The name of a counter: what is counted, then of which kind, then of which route or bot, separated by `|`. A closed set of
 * names: no contact, text or other thing that grows with the traffic is part of one.
 */
export type CounterName = string;

const of = (...parts: readonly string[]): CounterName => parts.join('|');

const nameOf = (entry: JournalEntry): CounterName | null => {
  switch (entry.type) {
    case 'message.received':
      return of('messages', entry.author);
    case 'decision.made':
      return of('decisions', entry.decision.decision);
    case 'handoff.committed':
      return of('moves', 'made', routeName(entry.from, entry.to));
    case 'handoff.returned':
      return of('moves', 'returned', routeName(entry.from, entry.to));
    case 'handoff.deferred':
      return of('moves', 'deferred', routeName(entry.from, entry.to));
    case 'handoff.given_up':
      return of('moves', 'given-up', routeName(entry.from, entry.to));
    case 'handoff.refused':
      return of('refusals', entry.guard, routeName(entry.from, entry.to));
    case 'outcome.recorded':
      return of('outcomes', entry.result, routeName(entry.from, entry.to));
    case 'turn.finished':
      return of('turns', 'finished', entry.bot);
    case 'turn.failed':
      return of('turns', 'failed', entry.bot);
    case 'turn.timed_out':
      return of('turns', 'timed-out', entry.bot);
    case 'turn.superseded':
      return of('turns', 'superseded', entry.bot);
    case 'question.repeated':
      return of('repeated', entry.route ?? entry.bot);
    case 'reply.sent':
      return of('replies', 'sent');
    case 'reply.suppressed':
      return of('replies', 'suppressed');
    case 'human.took_over':
      return of('people', entry.reason);
    case 'contact.opted_out':
      return 'opt-outs';
    case 'review.opened':
    case 'review.approved':
    case 'review.edited':
    case 'review.rejected':
    case 'review.timed_out':
    case 'review.withdrawn':
      return of('reviews', entry.type.slice('review.'.length));
    default:
      return null;
  }
};

/** What one commit adds to which counters. */
export const countRecord = (entries: readonly JournalEntry[]): ReadonlyMap<CounterName, number> => {
  const counts = new Map<CounterName, number>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};
