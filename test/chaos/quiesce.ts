import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { scanKeys, under } from './redis-scan.ts';

const busyQueues = /:(wait|active|delayed|prioritized|paused)$/;

const sizeOf = async (redis: Redis, key: string): Promise<number> =>
  (await redis.type(key)) === 'list' ? redis.llen(key) : redis.zcard(key);

/** Jobs that wait or run, in all queues. */
const jobsOf = async (redis: Redis, prefix: string): Promise<number> => {
  const keys = (await scanKeys(redis, under(prefix, '*'))).filter((key) => busyQueues.test(key));
  const sizes = await Promise.all(keys.map((key) => sizeOf(redis, key)));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const isResting = (doc: string | null): boolean => {
  if (doc === null) return true;
  const { turn } = JSON.parse(doc) as { turn?: { status?: string } };
  return turn === undefined || turn.status === 'idle';
};

/** Contacts about which a turn is being gathered, run or tried again. */
const openTurns = async (redis: Redis, prefix: string): Promise<number> => {
  const keys = await scanKeys(redis, under(prefix, 'lane:contacts:doc:*'));
  const docs = keys.length === 0 ? [] : await redis.mget(keys);
  return docs.filter((doc) => !isResting(doc)).length;
};

export interface Motion {
  readonly jobs: number;
  readonly mailboxes: number;
  readonly turns: number;
  /** Entries of both streams so far: whatever happens adds one. */
  readonly written: number;
}

const look = async (redis: Redis, prefix: string): Promise<Motion> => {
  const mailboxes = (await scanKeys(redis, under(prefix, 'lane:*'))).filter((key) =>
    /:(tickets|urgent|meta):/.test(key),
  );
  const [jobs, turns, journal, sent] = await Promise.all([
    jobsOf(redis, prefix),
    openTurns(redis, prefix),
    redis.xlen(`${prefix}:journal`),
    redis.xlen(`${prefix}:sent`),
  ]);
  return { jobs, mailboxes: mailboxes.length, turns, written: journal + sent };
};

const atRest = ({ jobs, mailboxes, turns }: Motion): boolean => jobs === 0 && mailboxes === 0 && turns === 0;

const lookEveryMs = 500;
/** Looks in a row that must find the same rest. */
const looks = 3;

/** Waits until nothing moves any more. `quiesced` is false when the deadline came first; `last` says what still moved. */
export const untilQuiet = async (
  redis: Redis,
  prefix: string,
  deadlineMs: number,
): Promise<{ quiesced: boolean; tookMs: number; last: Motion }> => {
  const started = performance.now();
  let quiet = 0;
  let last = await look(redis, prefix);
  while (performance.now() - started < deadlineMs) {
    await sleep(lookEveryMs);
    const now = await look(redis, prefix);
    quiet = atRest(now) && now.written === last.written ? quiet + 1 : 0;
    last = now;
    if (quiet >= looks) return { quiesced: true, tookMs: performance.now() - started, last };
  }
  return { quiesced: false, tookMs: performance.now() - started, last };
};
