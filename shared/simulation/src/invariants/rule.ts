import type { JournalEntry, Policy } from '@baton/contracts';
import type { Contact } from '../contact.ts';

/** A promise that was broken: which, for whom, and what was seen. */
export interface Violation {
  readonly rule: string;
  readonly contact: string;
  readonly saw: string;
}

export type Logged = Contact['log'][number];
export type Sent = Contact['sent'][number];

/** What was seen to be broken, if anything. */
export type Saw = string | undefined | false;

type Of<T extends JournalEntry['type']> = Extract<JournalEntry, { type: T }>;

/** A rule about what has happened: told of everything once, in its order, it says what that very thing breaks. */
export interface Watcher {
  readonly logged?: (one: Logged) => Saw;
  readonly sent?: (one: Sent) => Saw;
}

export type Watch = (contact: Contact, policy: Policy) => Watcher;

/** A watcher of one type of journal entry alone. */
export const onEntry = <T extends JournalEntry['type']>(type: T, look: (entry: Of<T>) => Saw): Watcher => ({
  logged: ({ entry }) => entry.type === type && look(entry as Of<T>),
});

/** Whether this is the first time that it is told of an id. */
export const createFirstTime = (): ((id: string) => boolean) => {
  const seen = new Set<string>();
  return (id) => {
    const { size } = seen;
    return seen.add(id).size > size;
  };
};
