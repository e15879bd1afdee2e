import { type ContactView, turnEndings } from '../contact-view.ts';
import type { Violation } from '../verdict.ts';

/** What the outbound gate records. */
const byGate = new Set(['reply.sent', 'reply.suppressed', 'action.performed', 'action.refused']);

/** A record that only tells what the gate did is no commit of the contact's. */
export const isCommit = (line: ContactView['records'][number]): boolean =>
  line.record.events.length > 0 || line.record.entries.some((entry) => !byGate.has(entry.type));

/**
 * Commit numbers rise: two handlers that both committed from one state share a number. Events that changed nothing are
 * recorded, without an entry, under the number that there is.
 */
const forked = (view: ContactView): string[] => {
  const lines = view.records.filter(isCommit);
  return lines.flatMap(({ record }, index) => {
    const before = lines[index - 1]?.record.commit ?? 0;
    const isNew = record.commit > before || (record.commit === before && record.entries.length === 0);
    return isNew ? [] : [`commit ${record.commit} came after commit ${before}`];
  });
};

const turnsAtOnce = (view: ContactView): string[] => {
  const wrong: string[] = [];
  let running: string | null = null;
  for (const { entry } of view.entries) {
    if (entry.type === 'turn.started') {
      if (running !== null) wrong.push(`turn ${entry.turn} started while ${running} was running`);
      running = entry.turn ?? null;
    }
    if (turnEndings.has(entry.type) && entry.turn === running) running = null;
  }
  return wrong;
};

/** OVERLAP: two handlers of one contact both had effect, or two of its turns ran at once in effect. */
export const overlap = (view: ContactView): Violation[] =>
  [...forked(view), ...turnsAtOnce(view)].map((what) => ({ code: 'OVERLAP', what: `${view.key}: ${what}` }));
