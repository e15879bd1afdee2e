import type { OutboundReply } from '@baton/contracts';
import type { Contact } from './contact.ts';
import type { Site } from './site.ts';

/** The outbound gate. One script compares the epoch and records the sending, so it is one step here. */
export const createGate = ({ scheduler, random, faults, without }: Site) => {
  const { after, now } = scheduler;

  const pass = (contact: Contact): void => {
    const reply = contact.outbound.shift();
    if (!reply) return;
    const { state } = contact.box;
    const { id, by, epoch, text, answers } = reply;
    const about = { reply: id, by, epoch, answers };
    if (epoch !== state.epoch && !without.has('gate')) {
      contact.log.push({ at: now(), entry: { type: 'reply.suppressed', ...about, reason: 'stale-epoch' } });
      return;
    }
    contact.sent.push({ at: now(), reply, state });
    if (without.has('sent-record') && random.chance(faults.coordinatorDies)) {
      contact.outbound.unshift(reply);
      after(1000, 'gate', () => pass(contact));
    }
    contact.log.push({ at: now(), entry: { type: 'reply.sent', ...about, text } });
  };

  return {
    queue(contact: Contact, reply: OutboundReply): void {
      contact.outbound.push(reply);
      after(random.below(20), 'gate', () => pass(contact));
    },
  };
};
