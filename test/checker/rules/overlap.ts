import { type ContactView, turnEndings } from '../contact-view.ts';
import type { Violation } from '../verdict.ts';

/** A record that only tells what the gate did is no commit of the contact's. */
const isCommit = (line: ContactView['records'][number]): boolean =>
  line.record.events.length > 0 ||
  line.record.entries.some((entry) => entry.type !== 'reply.sent' && entry.type !== 'reply.suppressed');

/** Commit numbers rise: two handlers that both committed from one state share a number. */
const forked = (view: ContactView): string[] => {
  const commits = view.records.filter(isCommit).map((line) => line.record.commit);
  return commits.flatMap((commit, index) => {
    const before = commits[index - 1];
    return before !== undefined && commit <= before ? [`commit ${commit} came after commit ${before}`] : [];
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
