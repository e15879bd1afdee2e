import { type Command, takes, wakeAt } from '@baton/core';
import { createBots } from './bots.ts';
import type { Contact } from './contact.ts';
import { createGate } from './gate.ts';
import type { Loaded } from './lane-model.ts';
import { lockMs, type Site } from './site.ts';

export interface Coordinator {
  /** Adds the drain job of a token that a script has just given out; the fault may lose it. */
  wake(contact: Contact, token: number | null): void;
  /** Lets the sweeper look at the contact when its attention is due. */
  watch(contact: Contact): void;
}

/** Coordinators and their sweeper: any number of processes, for nothing they know outlives a step. */
export const createCoordinator = (site: Site): Coordinator => {
  const { lane, policy, random, faults } = site;
  const { after, now } = site.scheduler;

  const watch = (contact: Contact): void => {
    const { attention } = contact.box;
    if (attention === null) return;
    after(attention - now(), 'sweep', () => {
      if (contact.box.attention === attention) wake(contact, lane.sweep(contact.box, now()));
    });
  };

  const wake = (contact: Contact, token: number | null): void => {
    if (token === null) return;
    watch(contact);
    if (!random.chance(faults.lostWake)) after(1, 'drain', () => drain(contact, token));
  };

  const bots = createBots(site, wake);
  const gate = createGate(site);

  const decideOn = ({ key }: Contact, { state, urgent, ready }: Loaded) => {
    const waiting = ready.flatMap(({ event }) => (event ? [event] : []));
    const taken = waiting.slice(0, takes(state, waiting, policy));
    const events = [...urgent.flatMap(({ event }) => (event ? [event] : [])), ...taken];
    const decided = site.decide(state, events, { policy, learned: {}, health: {}, now: now(), key });
    return { decided, urgent: urgent.length, ready: taken.length, parked: taken.length < ready.length };
  };

  const drain = (contact: Contact, token: number): void => {
    const again = (ms: number) => after(ms, 'drain', () => drain(contact, token));
    const loaded = lane.load(contact.box, token, now());
    if (!loaded) return;
    if (random.chance(faults.coordinatorDies)) {
      again(lockMs);
      return;
    }
    const made = decideOn(contact, loaded);
    const freezes = random.chance(faults.coordinatorFreezes);
    if (freezes) again(lockMs);
    after(freezes ? lockMs + 5000 : 1, 'commit', () => {
      if (!commit(contact, loaded, made)) again(1);
    });
  };

  const perform = (contact: Contact, command: Command): void => {
    if (command.type === 'start-turn') bots.start(contact, command.job);
    if (command.type === 'send-reply') gate.queue(contact, command.reply);
  };

  const commit = (contact: Contact, loaded: Loaded, made: ReturnType<typeof decideOn>): boolean => {
    const { decided, urgent, ready, parked } = made;
    const { box } = contact;
    if (!lane.commit(box, loaded, { state: decided.state, urgent, ready })) return false;
    for (const entry of decided.journal) contact.log.push({ at: now(), entry });
    for (const command of decided.commands) perform(contact, command);
    if (lane.close(box, wakeAt(decided.state), parked) === 'more') return false;
    watch(contact);
    return true;
  };

  return { wake, watch };
};
