import { queues } from '@baton/contracts';
import { openQueue, type Shard } from '@baton/runtime';
import { z } from 'zod';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, withSession } from '../redis-session.ts';
import { table } from '../render/wrap.ts';
import { isoTime } from '../script/shown-decision.ts';

export interface DlqOptions extends RedisOption {
  readonly json?: boolean;
  readonly limit: number;
}

/** A dead letter without its content, which may be personal. */
export interface DeadLetterLine {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly reason: string;
}

/** Of a lane's letter, and of one that the intent worker files. */
const Letter = z.object({ lane: z.string().optional(), reason: z.string().optional(), code: z.string().optional() });

const lettersOf = async (shard: Shard, limit: number): Promise<DeadLetterLine[]> => {
  const queue = openQueue(shard, queues.deadLetters);
  try {
    const jobs = await queue.getJobs(['waiting', 'failed', 'delayed'], 0, limit - 1);
    return jobs.map(({ id = '–', timestamp, name, data }) => {
      const { lane = name, reason, code } = Letter.safeParse(data).data ?? {};
      return { id, at: isoTime(timestamp), from: lane, reason: reason ?? code ?? '–' };
    });
  } finally {
    await queue.close();
  }
};

const letterLines = (letters: readonly DeadLetterLine[]): string[] =>
  letters.length === 0
    ? ['There are no dead letters.']
    : table([['time', 'from', 'reason', 'id'], ...letters.map(({ at, from, reason, id }) => [at, from, reason, id])]);

/** What failed for good, newest first. Their content stays in the queue `dead-letters`. */
export const listDeadLetters = async (options: DlqOptions, io: Io): Promise<number> =>
  withSession(options, io, async ({ shards }) => {
    const letters = (await Promise.all(shards.all.map((shard) => lettersOf(shard, options.limit)))).flat();
    const newest = letters.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, options.limit);
    const lines = options.json ? newest.map((letter) => JSON.stringify(letter)) : letterLines(newest);
    for (const line of lines) io.out(line);
    return exitCode.ok;
  });
