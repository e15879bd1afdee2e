import type { ContactEvent } from '@baton/contracts';
import { scoringContext } from '@baton/core';
import type { Contact } from './contact.ts';
import type { Coordinator } from './coordinator.ts';
import type { Input } from './script.ts';
import type { Site } from './site.ts';

/** A ticket that nobody fills is passed over after this, ms. */
const ticketMs = 60_000;

/** What `publish` and the intent workers do, and the orders that people give. */
export const createDoor = (site: Site, coordinator: Coordinator) => {
  const { lane, score, random, faults, without } = site;
  const { after, now } = site.scheduler;

  /** The reserve script sets the attention of a contact that nobody owns to the ticket's end. */
  const watchTicket = (contact: Contact): void => {
    if (contact.box.attention !== null || without.has('attention')) return;
    contact.box.attention = now() + ticketMs;
    coordinator.watch(contact);
  };

  const fill = (contact: Contact, id: string, text: string): void => {
    const event: ContactEvent = {
      ...{ type: 'message.received', at: now(), id, contact: contact.key, channel: 'web', author: 'contact' },
      ...{ text, scored: score(text, scoringContext(contact.box.state)) },
    };
    coordinator.wake(contact, lane.fill(contact.box, id, event, now()));
  };

  const publish = (contact: Contact, id: string, text: string): void => {
    if (random.chance(faults.duplicate)) after(random.below(5000), 'publish', () => publish(contact, id, text));
    if (without.has('accept-at-once') && !contact.box.seen.has(id) && random.chance(faults.coordinatorDies)) {
      // The door dies between the two; the provider delivers again and is told that the message is known.
      contact.box.seen.add(id);
      contact.accepted.push(id);
      return;
    }
    if (!lane.reserve(contact.box, id, now())) return;
    if (!contact.accepted.includes(id)) contact.accepted.push(id);
    watchTicket(contact);
    const takes = random.chance(faults.scorerDies) ? 20_000 + random.below(60_000) : 1 + random.below(30);
    after(takes, 'score', () => fill(contact, id, text));
  };

  const orderOf = (contact: Contact, input: Exclude<Input, { say: string }>): ContactEvent => {
    const base = { at: now(), contact: contact.key, by: 'ops' };
    if ('assign' in input) return { type: 'owner.assigned', ...base, owner: input.assign };
    if (input.person === 'takes-over') return { type: 'human.took_over', ...base };
    return { type: 'human.handed_back', ...base, to: null };
  };

  return {
    enter(contact: Contact, id: string, input: Input): void {
      if ('person' in input && input.person === 'hands-back') contact.handedBack.push(now());
      if ('say' in input) publish(contact, id, input.say);
      else coordinator.wake(contact, lane.push(contact.box, id, orderOf(contact, input), now()));
    },
  };
};
