import type { Redis } from 'ioredis';

export interface StreamEntry {
  readonly id: string;
  readonly value: string;
}

export interface GroupOptions {
  /** A connection of its own: reading blocks. */
  readonly redis: Redis;
  readonly stream: string;
  readonly group: string;
  /** Unique among the running processes. */
  readonly consumer: string;
  /** Entries that a consumer has held this long without acknowledging them are taken from it, ms. */
  readonly idleMs: number;
}

/** One consumer of a group. Every entry is handed out until somebody acknowledges it. */
export interface StreamGroup {
  /** Creates the group, from the first entry on, unless it exists. */
  open(): Promise<void>;
  /** New entries; waits up to 2 s for one. */
  read(): Promise<StreamEntry[]>;
  /** Entries that dead consumers hold. */
  reclaim(): Promise<StreamEntry[]>;
  /** Forgets consumers that hold nothing and have not been heard of for an hour. */
  tidy(): Promise<void>;
}

const batch = 500;
const blockMs = 2000;
const forgetMs = 3_600_000;

type RawEntry = [id: string, fields: string[] | null];

/** Entries that were trimmed while somebody held them come without fields. */
const toEntries = (raw: readonly RawEntry[]): StreamEntry[] =>
  raw.flatMap(([id, fields]) => (fields ? [{ id, value: fields[1] ?? '' }] : []));

const toRecord = (flat: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(flat.flatMap((name, index) => (index % 2 === 0 ? [[String(name), flat[index + 1]]] : [])));

export const createStreamGroup = ({ redis, stream, group, consumer, idleMs }: GroupOptions): StreamGroup => ({
  async open() {
    await redis.xgroup('CREATE', stream, group, '0', 'MKSTREAM').catch((error: Error) => {
      if (!error.message.startsWith('BUSYGROUP')) throw error;
    });
  },
  async read() {
    const reply = await redis.xreadgroup(
      'GROUP',
      group,
      consumer,
      'COUNT',
      batch,
      'BLOCK',
      blockMs,
      'STREAMS',
      stream,
      '>',
    );
    return toEntries(((reply as [string, RawEntry[]][] | null)?.[0]?.[1] ?? []) as RawEntry[]);
  },
  async reclaim() {
    const [, raw] = (await redis.xautoclaim(stream, group, consumer, idleMs, '0-0', 'COUNT', batch)) as [
      string,
      RawEntry[],
    ];
    return toEntries(raw);
  },
  async tidy() {
    const consumers = (await redis.xinfo('CONSUMERS', stream, group)) as unknown[][];
    for (const { name, pending, idle } of consumers.map(toRecord)) {
      const isGone = name !== consumer && Number(pending) === 0 && Number(idle) > forgetMs;
      if (isGone) await redis.xgroup('DELCONSUMER', stream, group, String(name));
    }
  },
});
