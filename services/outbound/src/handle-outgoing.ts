import type { OutboundReply, shardKeys } from '@baton/contracts';
import type { CrmAdapter } from '@baton/crm';
import type { Handle, LaneCommit, LaneWork } from '@baton/lanes';
import type { Redis } from 'ioredis';
import { sendEmbedded } from './embedded.ts';
import { type Outgoing, toOutgoing } from './entry.ts';
import { recordWrites } from './journal.ts';
import { type CrmPorts, sendToCrm } from './to-crm.ts';

/** The CRM, and whose contacts are there. */
export interface CrmRoute extends Pick<CrmPorts, 'backoff' | 'onFailure'> {
  readonly crm: CrmAdapter;
  /** What the ids of its contacts start with. */
  readonly prefix: string;
}

export interface OutgoingPorts {
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
  /** null: Baton itself is the CRM. */
  readonly route: CrmRoute | null;
}

const contactOf = (outgoing: Outgoing): string =>
  outgoing.kind === 'reply' ? outgoing.reply.contact : outgoing.action.contact;

const goesToCrm = (outgoing: Outgoing, { route }: OutgoingPorts): boolean =>
  route !== null && contactOf(outgoing).startsWith(route.prefix);

/** The replies at the head that Baton itself delivers: one commit covers them. */
const embeddedHead = (all: readonly Outgoing[], ports: OutgoingPorts): OutboundReply[] => {
  const end = all.findIndex((outgoing) => outgoing.kind === 'action' || goesToCrm(outgoing, ports));
  const head = end === -1 ? all : all.slice(0, end);
  return head.flatMap((outgoing) => (outgoing.kind === 'reply' ? [outgoing.reply] : []));
};

/** A change for a CRM that the installation no longer has. */
const dropAction = ({ keys }: OutgoingPorts, work: LaneWork, outgoing: Outgoing): LaneCommit => {
  const entries =
    outgoing.kind === 'action'
      ? [
          {
            type: 'action.refused',
            action: outgoing.action.id,
            what: outgoing.action.change.type,
            code: 'no-crm',
          } as const,
        ]
      : [];
  return { consumed: { urgent: work.urgent.length, ready: 1 }, writes: recordWrites(keys, work, entries) };
};

/** The gate: one contact's replies and changes leave in order, by the CRM for those who are there and else by Baton itself. */
export const createHandleOutgoing =
  (ports: OutgoingPorts): Handle =>
  async (work: LaneWork): Promise<LaneCommit> => {
    const all = work.ready.map(toOutgoing);
    const [outgoing, entry] = [all[0], work.ready[0]];
    if (!outgoing || !entry) return { consumed: { urgent: work.urgent.length, ready: 0 } };
    if (ports.route !== null && goesToCrm(outgoing, ports))
      return sendToCrm({ ...ports, ...ports.route }, { work, entry, outgoing });
    const replies = embeddedHead(all, ports);
    return replies.length === 0 ? dropAction(ports, work, outgoing) : sendEmbedded(ports, work, replies);
  };
