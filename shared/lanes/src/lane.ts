import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { assertBullmqVersion, jobArguments, type NewJob, queueBase } from './bullmq-jobs.ts';
import type { AtPoint } from './crash-points.ts';
import { LaneError } from './lane-error.ts';
import { assertId, assertKey, assertLaneName, attentionKey, docKey, laneRoot } from './lane-keys.ts';
import { createRunScript, loadScripts, type RunScript, type ScriptArgument, type Scripts } from './lua-scripts.ts';

export interface LaneOptions {
  readonly redis: Redis;
  /** Start of every key. In a Cluster it holds a hash tag, `{app:0}`. */
  readonly prefix: string;
  readonly lane: string;
  /** The BullMQ queue of the lane's drain jobs. */
  readonly queue: string;
  /** Other lanes of the same prefix that a commit may push into: lane → its queue. */
  readonly targets?: Readonly<Record<string, string>>;
  /** BullMQ queue of the entries that failed for good. */
  readonly deadLetters?: string;
  /** Most entries that may wait in one mailbox; urgent ones are not counted. */
  readonly cap?: number;
  /** How long a duplicate is recognised, ms. */
  readonly dedupMs?: number;
  /** How long an unfilled ticket holds up what is behind it, ms. */
  readonly ticketMs?: number;
  /** How long a lost drain job may go unnoticed, ms. */
  readonly healMs?: number;
  /** Test only. */
  readonly at?: AtPoint;
}

export type Accepted =
  | { readonly status: 'accepted'; readonly position: number }
  | { readonly status: 'duplicate' }
  | { readonly status: 'conflict' }
  | { readonly status: 'full'; readonly size: number; readonly cap: number };

export interface FillOptions {
  /** Shown to the handler at once with all that waits before it, up to 1,000 entries. Order is kept. */
  readonly pressing?: boolean;
}

export type Filled = 'filled' | 'late' | 'unknown';

/** What a mailbox holds, for people to look at. */
export interface MailboxView {
  readonly doc: string | null;
  readonly urgent: number;
  readonly waiting: number;
  /** Attempts of the entry at the head so far. */
  readonly attempt: number;
  /** Redis time, ms, until which it waits out a failure. */
  readonly notBefore: number | null;
  readonly busy: boolean;
}

export interface Lane {
  readonly name: string;
  readonly queue: string;
  readonly prefix: string;
  /** Takes a ticket and adds the jobs that will fill it, in one script. `digest` tells a duplicate from a conflict. */
  reserve(
    key: string,
    ticket: { readonly id: string; readonly digest: string },
    jobs?: readonly NewJob[],
  ): Promise<Accepted>;
  /** Gives a ticket its body. `late`: it had been passed over and comes to the tail. `unknown`: no such ticket. */
  fill(key: string, id: string, body: string, options?: FillOptions): Promise<Filled>;
  /** Accepts an entry that is complete at once. An urgent one is read before those that wait, and knows no cap. */
  push(
    key: string,
    entry: { readonly id: string; readonly body: string; readonly urgent?: boolean },
  ): Promise<Accepted>;
  read(key: string): Promise<MailboxView>;
  /** The key's document as last committed, in one command; null: there is none. */
  doc(key: string): Promise<string | null>;
  /** For this package's worker and sweeper. */
  readonly port: LanePort;
}

export interface LanePort {
  readonly options: Required<Omit<LaneOptions, 'at' | 'targets'>>;
  readonly queueOf: ReadonlyMap<string, string>;
  readonly at: AtPoint | undefined;
  /** Runs a script at the address of a key; `''` where a script takes none. */
  readonly run: (name: Parameters<RunScript>[0], key: string, args: readonly ScriptArgument[]) => Promise<unknown>;
}

const defaults = {
  deadLetters: 'dead-letters',
  cap: 1000,
  dedupMs: 7 * 24 * 3_600_000,
  ticketMs: 60_000,
  healMs: 10_000,
} as const;

const createPort = (options: LaneOptions, scripts: Scripts): LanePort => {
  const { at, targets = {}, ...rest } = { ...defaults, ...options };
  const { prefix, lane, queue, redis } = rest;
  for (const name of [lane, ...Object.keys(targets)]) assertLaneName(name);
  if (prefix === '') throw new LaneError('bad-argument', 'a lane needs a prefix');
  const runScript = createRunScript(redis, scripts);
  const root = laneRoot(prefix, lane);
  const attention = attentionKey(root);
  const address = [root, queueBase(prefix, queue), rest.healMs, rest.ticketMs];
  return {
    options: rest,
    queueOf: new Map([...Object.entries(targets), [lane, queue]]),
    at,
    run: (name, key, args) =>
      runScript(name, attention, key === '' ? [...address, ...args] : [...address, key, ...args]),
  };
};

const toAccepted = (reply: unknown, cap: number): Accepted => {
  const [status, number] = reply as [string, number];
  switch (status) {
    case 'accepted':
      return { status, position: number };
    case 'full':
      return { status, size: number, cap };
    case 'duplicate':
    case 'conflict':
      return { status };
    default:
      throw new LaneError('unexpected-state', 'a script answered with an unknown status');
  }
};

const digestOf = (body: string): string => createHash('sha256').update(body).digest('base64url').slice(0, 22);

const createReserve =
  ({ options, run, at }: LanePort): Lane['reserve'] =>
  async (key, { id, digest }, jobs = []) => {
    assertKey(key);
    assertId(id);
    const { prefix, cap, dedupMs } = options;
    await at?.('reserve.before');
    const reply = await run('reserve', key, [
      ...[id, digest, cap, dedupMs, jobs.length],
      ...jobs.flatMap((job) => jobArguments(prefix, job)),
    ]);
    await at?.('reserve.after');
    return toAccepted(reply, cap);
  };

const createFill =
  ({ run, at }: LanePort): Lane['fill'] =>
  async (key, id, body, { pressing = false } = {}) => {
    assertKey(key);
    assertId(id);
    await at?.('fill.before');
    const reply = await run('fill', key, [id, body, pressing ? '1' : '0']);
    await at?.('fill.after');
    return reply as Filled;
  };

const createPush =
  ({ options, run, at }: LanePort): Lane['push'] =>
  async (key, { id, body, urgent }) => {
    assertKey(key);
    assertId(id);
    const { cap, dedupMs } = options;
    await at?.('push.before');
    const reply = await run('push', key, [id, digestOf(body), cap, dedupMs, body, urgent ? '1' : '0']);
    await at?.('push.after');
    return toAccepted(reply, cap);
  };

const createRead =
  ({ run }: LanePort): Lane['read'] =>
  async (key) => {
    assertKey(key);
    const reply = (await run('read', key, [])) as [string | null, number, number, number, string, string];
    const [doc, urgent, waiting, attempt, notBefore, token] = reply;
    return {
      doc,
      urgent,
      waiting,
      attempt,
      notBefore: notBefore === '' ? null : Number(notBefore),
      busy: token !== '',
    };
  };

const createDoc =
  ({ options }: LanePort): Lane['doc'] =>
  async (key) => {
    assertKey(key);
    return options.redis.get(docKey(laneRoot(options.prefix, options.lane), key));
  };

/** A lane on given scripts: the tests take remedies out of them. */
export const createLaneOn = (scripts: Scripts, options: LaneOptions): Lane => {
  assertBullmqVersion();
  const port = createPort(options, scripts);
  return {
    name: options.lane,
    queue: options.queue,
    prefix: options.prefix,
    reserve: createReserve(port),
    fill: createFill(port),
    push: createPush(port),
    read: createRead(port),
    doc: createDoc(port),
    port,
  };
};

let scripts: Scripts | undefined;

/** Keyed mailboxes. Opens nothing: `redis` is the caller's. @throws LaneError 'bad-argument' | 'unsupported-bullmq' */
export const createLane = (options: LaneOptions): Lane => {
  scripts ??= loadScripts();
  return createLaneOn(scripts, options);
};
