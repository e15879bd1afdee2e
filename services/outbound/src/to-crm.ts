import { type OutboundReply, queues, type shardKeys } from '@baton/contracts';
import { type CrmAdapter, CrmError, echoWrites, noteWords, replyOf } from '@baton/crm';
import type { LaneCommit, LaneEntry, LaneWork, NewJob, RedisWrite } from '@baton/lanes';
import { attributes, jobOptions, messaging, withSpan } from '@baton/runtime';
import type { Redis } from 'ioredis';
import { type Backoff, delayed, readDelay } from './delay.ts';
import type { Outgoing } from './entry.ts';
import { heldBack } from './held-back.ts';
import { recordWrites, sentEntry, sentWrites, suppressedEntry } from './journal.ts';

export interface CrmPorts {
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
  readonly crm: CrmAdapter;
  readonly backoff: Backoff;
  /** Of a failure, for people to know. */
  readonly onFailure: (failure: {
    readonly code: string;
    readonly kind: CrmError['kind'];
    readonly tries: number;
  }) => void;
}

/** The entry at the head of a mailbox, which the CRM is to have. */
interface Head {
  readonly work: LaneWork;
  readonly entry: LaneEntry;
  readonly outgoing: Outgoing;
}

const onlyThis = ({ work }: Head, commit: Omit<LaneCommit, 'consumed'>): LaneCommit => ({
  consumed: { urgent: work.urgent.length, ready: 1 },
  doc: null,
  ...commit,
});

const notYet = ({ work }: Head, commit: Omit<LaneCommit, 'consumed'>): LaneCommit => ({
  consumed: { urgent: work.urgent.length, ready: 0 },
  ...commit,
});

const holdsBack = async ({ redis, keys }: CrmPorts, work: LaneWork, reply: OutboundReply) => {
  const epoch = await redis.hget(keys.gate(work.key), 'epoch');
  return heldBack(reply, Number(epoch ?? 0), work.now);
};

/** Its own, not its entry's: what comes back from the dead letters has another place in line. */
const idOf = (outgoing: Outgoing): string => (outgoing.kind === 'reply' ? outgoing.reply.id : outgoing.action.id);

const attemptOf = ({ redis, keys }: CrmPorts, { work, entry, outgoing }: Head, tries: number) => ({
  idempotencyKey: idOf(outgoing),
  signal: work.signal,
  isRepeat: work.attempt > 1 || tries > 0,
  queuedAt: entry.at,
  isOther: async (messageId: string): Promise<boolean> => {
    const known = await replyOf(redis, keys, work.key, messageId);
    return known !== null && known !== idOf(outgoing);
  },
});

/** Hands it over. Returns what is to be recorded then. */
const deliver = async (ports: CrmPorts, head: Head, tries: number): Promise<RedisWrite[]> => {
  const { redis, keys, crm } = ports;
  const { work, outgoing } = head;
  const attempt = attemptOf(ports, head, tries);
  if (outgoing.kind === 'action') {
    const { id, contact, change } = outgoing.action;
    await crm.change(contact, change, attempt);
    return recordWrites(keys, work, [{ type: 'action.performed', action: id, what: change.type }]);
  }
  const { reply } = outgoing;
  await noteWords(redis, keys, work.key, { text: reply.text, now: work.now });
  const messageId = await crm.send(reply, attempt);
  return [
    ...sentWrites(keys, work.key, reply),
    ...(messageId === null ? [] : echoWrites(keys, work.key, messageId, reply.id)),
    ...recordWrites(keys, work, [sentEntry(reply)]),
  ];
};

const traced = <T>({ work, outgoing }: Head, crm: string, run: () => Promise<T>): Promise<T> => {
  const parent = outgoing.kind === 'reply' ? outgoing.reply.traceparent : undefined;
  const span = {
    kind: 'producer',
    parent,
    attributes: { ...messaging('send', crm), [attributes.conversation]: work.key },
  };
  return withSpan(outgoing.kind === 'reply' ? 'send reply' : 'change contact', span as never, run);
};

/** In the shape in which a lane buries what fails, so that it can be looked at and put back the same way. */
const deadLetter = ({ work, entry }: Head, code: string, tries: number): NewJob => ({
  queue: queues.deadLetters,
  id: `x-${work.key}-${entry.id}`,
  name: 'replies',
  data: JSON.stringify({
    ...{ lane: 'replies', key: work.key, id: entry.id, at: entry.at, urgent: false },
    ...{ attempts: tries + 1, reason: code, body: entry.body },
  }),
  opts: jobOptions(queues.deadLetters),
});

/** The CRM will never take this one: it goes to the dead letters, and what is behind it goes on. */
const refused = ({ keys }: CrmPorts, head: Head, code: string, tries: number): LaneCommit => {
  const { work, outgoing } = head;
  const entry =
    outgoing.kind === 'reply'
      ? suppressedEntry(outgoing.reply, `refused: ${code}`)
      : ({ type: 'action.refused', action: outgoing.action.id, what: outgoing.action.change.type, code } as const);
  return onlyThis(head, { writes: recordWrites(keys, work, [entry]), jobs: [deadLetter(head, code, tries)] });
};

const failed = (ports: CrmPorts, head: Head, error: unknown): LaneCommit => {
  if (!(error instanceof CrmError)) throw error;
  const { work } = head;
  const before = readDelay(work.doc);
  const tries = before?.tries ?? 0;
  ports.onFailure({ code: error.code, kind: error.kind, tries: tries + 1 });
  if (error.kind === 'refused') return refused(ports, head, error.code, tries);
  const delay = delayed(before, work.now, ports.backoff, error.retryAfterMs);
  return notYet(head, { doc: JSON.stringify(delay), wakeAt: delay.notBefore });
};

/**
 * One reply or change a commit, so that a crash repeats no more than one. A CRM that cannot be reached is no failure of
 * what waits for it: the contact's mailbox rests and is tried for ever, in order, while other contacts go on. A reply is
 * judged by its epoch right before it leaves, and once it has left it is recorded as sent whatever has happened since.
 */
export const sendToCrm = async (ports: CrmPorts, head: Head): Promise<LaneCommit> => {
  const { work, outgoing } = head;
  const delay = readDelay(work.doc);
  if (delay !== null && work.now < delay.notBefore) return notYet(head, { wakeAt: delay.notBefore });
  const why = outgoing.kind === 'reply' ? await holdsBack(ports, work, outgoing.reply) : null;
  if (outgoing.kind === 'reply' && why !== null) {
    return onlyThis(head, { writes: recordWrites(ports.keys, work, [suppressedEntry(outgoing.reply, why)]) });
  }
  try {
    const writes = await traced(head, ports.crm.id, () => deliver(ports, head, delay?.tries ?? 0));
    return onlyThis(head, { writes });
  } catch (error) {
    return failed(ports, head, error);
  }
};
