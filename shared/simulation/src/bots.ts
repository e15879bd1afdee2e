import type { ContactEvent, TurnJob } from '@baton/contracts';
import type { Contact } from './contact.ts';
import { lockMs, type Site } from './site.ts';

/** Slow enough now and then to run past a turn's deadline, ms. */
const slowMs = 40_000;

/** The bots' workers. */
export const createBots = (site: Site, wake: (contact: Contact, token: number | null) => void) => {
  const { lane, runBot, random, faults, without } = site;
  const { after, now } = site.scheduler;

  const resultOf = async (job: TurnJob): Promise<ContactEvent> =>
    random.chance(faults.turnFails)
      ? { type: 'turn.failed', at: now(), turn: job.turn, code: 'bot-failed', permanent: false }
      : runBot(job, now());

  const file = (contact: Contact, { turn }: TurnJob, event: ContactEvent): void => {
    contact.ended.add(turn);
    wake(contact, lane.push(contact.box, `${turn}.done`, { ...event, at: now() }, now()));
  };

  /** A worker that dies does so before or after it has filed its result; its job is run again either way. */
  const run = async (contact: Contact, job: TurnJob): Promise<void> => {
    const superseded = job.epoch !== contact.box.state.epoch && !without.has('gate');
    if (superseded || random.chance(faults.turnHangs)) return;
    if (random.chance(faults.botDies)) {
      after(lockMs, 'turn', () => run(contact, job));
      if (random.chance(0.5)) return;
    }
    const event = await resultOf(job);
    const takes = random.chance(faults.botSlow) ? random.below(slowMs) : 5 + random.below(300);
    after(takes, 'turn ends', () => file(contact, job, event));
  };

  return { start: (contact: Contact, job: TurnJob) => after(1, 'turn', () => run(contact, job)) };
};
