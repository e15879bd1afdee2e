import { type Contact, createContact } from './contact.ts';
import { createCoordinator } from './coordinator.ts';
import { createDoor } from './door.ts';
import { createLaneModel } from './lane-model.ts';
import type { Input } from './script.ts';
import type { Site, WorldOptions } from './site.ts';

/** Every process of Baton as steps that a scheduler interleaves: door, scorer, coordinator, bots, gate, sweeper. */
export const createWorld = (options: WorldOptions) => {
  const site: Site = { ...options, lane: createLaneModel(options.without) };
  const contacts = new Map<string, Contact>();
  const door = createDoor(site, createCoordinator(site));

  const contactOf = (name: string): Contact => {
    const contact = contacts.get(name) ?? createContact(name);
    contacts.set(name, contact);
    return contact;
  };

  return {
    contacts: contacts as ReadonlyMap<string, Contact>,
    /** Plans everything that will come from outside. */
    plan(script: readonly Input[]): void {
      script.forEach((input, index) => {
        const contact = contactOf(`contact${input.contact}`);
        const id = `m${index}`.padEnd(26, 'x');
        options.scheduler.after(input.at, 'input', () => door.enter(contact, id, input));
      });
    },
  };
};
