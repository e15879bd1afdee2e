import type { Policy } from '@baton/contracts';
import type { Contact } from '../contact.ts';
import { atRest } from './at-rest.ts';
import { moves } from './moves.ts';
import { orderAndOwners } from './order-and-owners.ts';
import type { Logged, Saw, Sent, Violation, Watch } from './rule.ts';

/** What must hold after every step. */
const always: Readonly<Record<string, Watch>> = { ...orderAndOwners, ...moves };

export const ruleNames: readonly string[] = [...Object.keys(always), ...Object.keys(atRest)];

/** Looks at what has happened to a contact since the last look: each thing is seen once, so it may look at every step. */
export const watch = (contact: Contact, policy: Policy): (() => readonly Violation[]) => {
  const watchers = Object.entries(always).map(([rule, begin]) => ({ rule, ...begin(contact, policy) }));
  let [logged, sent] = [0, 0];
  return () => {
    const violations: Violation[] = [];
    const note = (rule: string, saw: Saw): void => {
      if (saw) violations.push({ rule, contact: contact.key, saw });
    };
    for (; sent < contact.sent.length; sent++) {
      for (const watcher of watchers) note(watcher.rule, watcher.sent?.(contact.sent[sent] as Sent));
    }
    for (; logged < contact.log.length; logged++) {
      for (const watcher of watchers) note(watcher.rule, watcher.logged?.(contact.log[logged] as Logged));
    }
    return violations;
  };
};

/** What must hold once everything has come to rest. */
export const checkAtRest = (contact: Contact, policy: Policy): readonly Violation[] =>
  Object.entries(atRest).flatMap(([rule, holds]) => {
    const saw = holds(contact, policy);
    return saw ? [{ rule, contact: contact.key, saw }] : [];
  });
