import type { Policy } from '@baton/contracts';
import type { Contact } from '../contact.ts';
import { atRest } from './at-rest.ts';
import { moves } from './moves.ts';
import { orderAndOwners } from './order-and-owners.ts';
import type { Logged, Saw, Sent, Violation, Watch, Watcher } from './rule.ts';

/** What must hold after every step. */
const always: Readonly<Record<string, Watch>> = { ...orderAndOwners, ...moves };

export const ruleNames: readonly string[] = [...Object.keys(always), ...Object.keys(atRest)];

const violationsOf = ({ key: contact }: Contact, saws: Iterable<readonly [rule: string, saw: Saw]>): Violation[] =>
  [...saws].flatMap(([rule, saw]) => (saw ? [{ rule, contact, saw }] : []));

type Told = readonly [rule: string, tell: NonNullable<Watcher['logged']>];
type Heard = readonly [rule: string, tell: NonNullable<Watcher['sent']>];

/** Looks at what has happened to a contact since the last look: each thing is seen once, so it may look at every step. */
export const watch = (contact: Contact, policy: Policy): (() => readonly Violation[]) => {
  const watchers = Object.entries(always).map(([rule, begin]) => [rule, begin(contact, policy)] as const);
  const ofLog = watchers.flatMap(([rule, { logged }]): Told[] => (logged ? [[rule, logged]] : []));
  const ofSent = watchers.flatMap(([rule, { sent }]): Heard[] => (sent ? [[rule, sent]] : []));
  let [logged, sent] = [0, 0];
  return () => {
    const broken: (readonly [string, Saw])[] = [];
    for (; sent < contact.sent.length; sent++) {
      for (const [rule, tell] of ofSent) broken.push([rule, tell(contact.sent[sent] as Sent)]);
    }
    for (; logged < contact.log.length; logged++) {
      for (const [rule, tell] of ofLog) broken.push([rule, tell(contact.log[logged] as Logged)]);
    }
    return broken.length === 0 ? [] : violationsOf(contact, broken);
  };
};

/** What must hold once everything has come to rest. */
export const checkAtRest = (contact: Contact, policy: Policy): readonly Violation[] =>
  violationsOf(
    contact,
    Object.entries(atRest).map(([rule, holds]) => [rule, holds(contact, policy)] as const),
  );
