import type { Redis } from 'ioredis';

/** One entry of a stream with a single field. */
export interface StreamEntry {
  readonly id: string;
  readonly value: string;
}

type RawEntry = [id: string, fields: string[]];

const toEntry = ([id, fields]: RawEntry): StreamEntry => ({ id, value: fields[1] ?? '' });

/** The last `count` entries, oldest first. */
export const readLast = async (redis: Redis, stream: string, count: number): Promise<StreamEntry[]> => {
  const entries = await redis.xrevrange(stream, '+', '-', 'COUNT', count);
  return entries.reverse().map(toEntry);
};

/** Id of the newest entry: reading from there on misses nothing. `0-0` for a stream that is empty. */
export const lastId = async (redis: Redis, stream: string): Promise<string> =>
  (await redis.xrevrange(stream, '+', '-', 'COUNT', 1))[0]?.[0] ?? '0-0';

export interface Following {
  /** Resolves when no further entry will be handed on. */
  close(): Promise<void>;
}

const blockMs = 2000;
const retryMs = 250;
const batch = 100;

/**
 * Hands on every entry after `from`, in order, until closed. `redis` must be a connection of its own: it blocks.
 * An outage is waited out; nothing is skipped, for the position is held here.
 */
export const followStream = (
  redis: Redis,
  stream: string,
  from: string,
  onEntry: (entry: StreamEntry) => void,
): Following => {
  let open = true;
  let position = from;
  const step = async (): Promise<void> => {
    const streams = await redis.xread('COUNT', batch, 'BLOCK', blockMs, 'STREAMS', stream, position);
    const entries = (streams?.[0]?.[1] ?? []) as RawEntry[];
    for (const raw of entries) {
      if (!open) return;
      position = raw[0];
      onEntry(toEntry(raw));
    }
  };
  const run = async (): Promise<void> => {
    while (open) {
      await step().catch(async () => {
        if (open) await new Promise((resolve) => setTimeout(resolve, retryMs));
      });
    }
  };
  const done = run();
  return {
    async close() {
      open = false;
      redis.disconnect();
      await done;
    },
  };
};
