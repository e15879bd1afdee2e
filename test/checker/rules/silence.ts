import { type ContactView, timeOf } from '../contact-view.ts';
import type { Entry } from '../history.ts';

/** From here on no bot speaks: a person has the contact, or it has opted out. */
const begins = (entry: Entry): boolean =>
  entry.type === 'human.took_over' ||
  entry.type === 'contact.opted_out' ||
  (entry.type === 'owner.changed' && entry.to === 'human');

const ends = (entry: Entry): boolean =>
  entry.type === 'human.handed_back' ||
  entry.type === 'contact.opted_in' ||
  (entry.type === 'owner.changed' && entry.from === 'human');

/**
 * Messages that no bot may answer: those that came while a person had the contact or it had opted out, the one that
 * made it so, and those that were still open then. Open means that nothing received later had been answered; else they
 * had been lost before.
 */
export const excusedBySilence = (view: ContactView, answeredAt: ReadonlyMap<string, number>): Set<string> => {
  const excused = new Set<string>();
  const received: string[] = [];
  let silent = false;
  const hush = (at: number): void => {
    const answered = received.findLastIndex((id) => (answeredAt.get(id) ?? Number.POSITIVE_INFINITY) <= at);
    for (const id of [...received.slice(answered + 1), ...received.slice(-1)]) excused.add(id);
  };
  for (const { line, entry } of view.entries) {
    if (entry.type === 'message.received' && entry.id) {
      received.push(entry.id);
      if (silent) excused.add(entry.id);
    }
    if (begins(entry)) {
      silent = true;
      hush(timeOf(line.id));
    }
    if (ends(entry)) silent = false;
  }
  return excused;
};
