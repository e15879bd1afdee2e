import { type ContactView, timeOf } from '../contact-view.ts';
import type { Entry } from '../history.ts';

/** Why no bot speaks. Two reasons that come and go apart: a person may give back a contact that has opted out. */
interface Silence {
  readonly person: boolean;
  readonly optedOut: boolean;
}

const after = (silence: Silence, { type, from, to }: Entry): Silence => {
  switch (type) {
    case 'human.took_over':
      return { ...silence, person: true };
    case 'human.handed_back':
      return { ...silence, person: false };
    case 'owner.changed':
      if (to === 'human') return { ...silence, person: true };
      return from === 'human' ? { ...silence, person: false } : silence;
    case 'contact.opted_out':
      return { ...silence, optedOut: true };
    case 'contact.opted_in':
      return { ...silence, optedOut: false };
    default:
      return silence;
  }
};

const holds = ({ person, optedOut }: Silence): boolean => person || optedOut;

/**
 * Messages that no bot may answer: those that came while a person had the contact or it had opted out, the one that
 * made it so, and those that were still open then. Open means that nothing received later had been answered; else they
 * had been lost before.
 */
export const excusedBySilence = (view: ContactView, answeredAt: ReadonlyMap<string, number>): Set<string> => {
  const excused = new Set<string>();
  const received: string[] = [];
  let silence: Silence = { person: false, optedOut: false };
  const hush = (at: number): void => {
    const answered = received.findLastIndex((id) => (answeredAt.get(id) ?? Number.POSITIVE_INFINITY) <= at);
    for (const id of [...received.slice(answered + 1), ...received.slice(-1)]) excused.add(id);
  };
  for (const { line, entry } of view.entries) {
    if (entry.type === 'message.received' && entry.id) {
      received.push(entry.id);
      if (holds(silence)) excused.add(entry.id);
    }
    const next = after(silence, entry);
    if (holds(next) && next !== silence) hush(timeOf(line.id));
    silence = next;
  }
  return excused;
};
