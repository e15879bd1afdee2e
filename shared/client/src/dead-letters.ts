import { BatonError, lanes, parse, queues } from '@baton/contracts';
import { createLane, type Lane } from '@baton/lanes';
import { openQueue, type Shard, type Shards } from '@baton/runtime';
import { z } from 'zod';
import { reaching } from './shard-access.ts';

type Queue = ReturnType<typeof openQueue>;
type Job = NonNullable<Awaited<ReturnType<Queue['getJob']>>>;

/** What is told of a dead letter. Its content may be personal, and stays in the queue. */
export interface DeadLetterNote {
  readonly id: string;
  /** When it was given up, ms since 1970. */
  readonly at: number;
  /** The lane it lay in, or `inbound`. */
  readonly from: string;
  /** A code. */
  readonly reason: string;
}

export interface DeadLetters {
  /** Newest first. */
  list(limit: number): Promise<DeadLetterNote[]>;
  /**
   * Puts it back where it failed, at the tail of its contact's mailbox, and removes the letter. Doing it twice, or dying
   * between the two, puts it back once. Throws `not-found`; `bad-input` for a letter without content; `mailbox-full`.
   */
  retry(id: string): Promise<void>;
  /** Throws it away. Throws `not-found`. */
  drop(id: string): Promise<void>;
}

/** Of a lane's letter, and of one that the intent worker files. */
const Note = z.object({ lane: z.string().optional(), reason: z.string().optional(), code: z.string().optional() });

const LaneLetter = z.object({
  lane: z.enum([lanes.contacts, lanes.replies]),
  key: z.string(),
  id: z.string(),
  urgent: z.boolean(),
  body: z.string().min(1, 'an entry with content: a ticket that was never filled has none'),
});
const InboundLetter = z.object({ data: z.unknown() });

const noteOf = ({ id = '', timestamp, name, data }: Job): DeadLetterNote => {
  const { lane = name, reason, code } = Note.safeParse(data).data ?? {};
  return { id, at: timestamp, from: lane, reason: reason ?? code ?? 'unknown' };
};

const laneQueues = { [lanes.contacts]: queues.coordinator, [lanes.replies]: queues.outbound } as const;

const laneOf = ({ redis, prefix }: Shard, lane: keyof typeof laneQueues): Lane =>
  createLane({ redis, prefix, lane, queue: laneQueues[lane] });

/** The first id is remembered as had. The next one is derived, so that a letter is put back once however often it is tried. */
const nextId = (id: string): string => {
  const [base, tries = '0'] = id.split('~again');
  return `${base}~again${Number(tries) + 1}`;
};

const putBack = async (shard: Shard, { name, data, id }: Job): Promise<void> => {
  if (name === queues.inbound) {
    const inbound = openQueue(shard, queues.inbound);
    await inbound.add('message', parse(InboundLetter, data, 'the dead letter').data, { jobId: `again-${id}` });
    await inbound.close();
    return;
  }
  const letter = parse(LaneLetter, data, 'the dead letter');
  const { key, body, urgent } = letter;
  const accepted = await laneOf(shard, letter.lane).push(key, { id: nextId(letter.id), body, urgent });
  if (accepted.status === 'full')
    throw new BatonError('mailbox-full', `${accepted.size} messages of this contact wait, which is the limit`);
};

const waiting = ['waiting', 'failed', 'delayed'] as const;

/** What failed for good, of all shards. */
export const createDeadLetters = (shards: Shards): DeadLetters => {
  const withQueue = async <T>(shard: Shard, run: (queue: Queue) => Promise<T>): Promise<T> => {
    const queue = openQueue(shard, queues.deadLetters);
    try {
      return await reaching(() => run(queue));
    } finally {
      await queue.close();
    }
  };
  const find = async (id: string): Promise<{ shard: Shard; job: Job }> => {
    for (const shard of shards.all) {
      const job = await withQueue(shard, (queue) => queue.getJob(id));
      if (job) return { shard, job };
    }
    throw new BatonError('not-found', 'there is no such dead letter');
  };
  const remove = (shard: Shard, { id = '' }: Job): Promise<number> => withQueue(shard, (queue) => queue.remove(id));
  return {
    list: async (limit) => {
      const found = await Promise.all(
        shards.all.map((shard) => withQueue(shard, (queue) => queue.getJobs([...waiting], 0, limit - 1))),
      );
      const notes = found.flat().map(noteOf);
      return notes.toSorted((a, b) => b.at - a.at).slice(0, limit);
    },
    retry: async (id) => {
      const { shard, job } = await find(id);
      await reaching(() => putBack(shard, job));
      await remove(shard, job);
    },
    drop: async (id) => {
      const { shard, job } = await find(id);
      await remove(shard, job);
    },
  };
};
