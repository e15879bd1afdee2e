import { type Scored, type shardKeys, streamLengths } from '@baton/contracts';
import type { Redis } from 'ioredis';

type Keys = ReturnType<typeof shardKeys>;

/** What a model in shadow has seen. */
export interface ShadowReport {
  readonly version: string;
  readonly messages: number;
  /** Messages that it was not asked to read, for there were too many at once. */
  readonly skipped: number;
  /** `live intents → shadow intents` → messages, of those on which the two differ. */
  readonly differences: Readonly<Record<string, number>>;
  /** The last of them, newest first, by hashed ids: their texts are in the contacts' journals. */
  readonly last: readonly { readonly key: string; readonly message: string; readonly difference: string }[];
}

/** A message on which the two differ. */
export interface Difference {
  readonly key: string;
  readonly message: string;
  readonly difference: string;
}

/** What was seen since it was last written. */
export interface Seen {
  readonly messages: number;
  readonly skipped: number;
  readonly differences: readonly Difference[];
}

/** The default threshold of a route: what is above it is acted on. */
const threshold = 0.7;
const keepMs = 30 * 24 * 3_600_000;
const shown = 20;
const prefixOf = 'differs:';

const acted = ({ intents }: Pick<Scored, 'intents'>): string =>
  Object.keys(intents)
    .filter((intent) => (intents[intent] ?? 0) >= threshold)
    .toSorted()
    .join('+') || 'none';

/** `live → shadow`, when the one would act on other intents than the other; else null. */
export const differenceOf = (live: Pick<Scored, 'intents'>, shadow: Pick<Scored, 'intents'>): string | null =>
  acted(live) === acted(shadow) ? null : `${acted(live)} → ${acted(shadow)}`;

/** One round trip, however many messages. */
export const writeSeen = async (redis: Redis, keys: Keys, version: string, seen: Seen): Promise<void> => {
  const counts = keys.shadowCounts(version);
  const reads = keys.shadowReads(version);
  const writes = redis.pipeline().hincrby(counts, 'messages', seen.messages);
  if (seen.skipped > 0) writes.hincrby(counts, 'skipped', seen.skipped);
  for (const { key, message, difference } of seen.differences) {
    writes.hincrby(counts, `${prefixOf}${difference}`, 1);
    writes.xadd(
      reads,
      'MAXLEN',
      '~',
      streamLengths.shadowReads,
      '*',
      'key',
      key,
      'message',
      message,
      'difference',
      difference,
    );
  }
  writes.pexpire(counts, keepMs).pexpire(reads, keepMs);
  for (const [error] of (await writes.exec()) ?? []) if (error) throw error;
};

export const readShadow = async (redis: Redis, keys: Keys, version: string): Promise<ShadowReport> => {
  const [counts, entries] = await Promise.all([
    redis.hgetall(keys.shadowCounts(version)),
    redis.xrevrange(keys.shadowReads(version), '+', '-', 'COUNT', shown),
  ]);
  const differences = Object.entries(counts).flatMap(([field, count]) =>
    field.startsWith(prefixOf) ? [[field.slice(prefixOf.length), Number(count)] as const] : [],
  );
  return {
    version,
    messages: Number(counts.messages ?? 0),
    skipped: Number(counts.skipped ?? 0),
    differences: Object.fromEntries(differences),
    last: entries.map(([, [, key = '', , message = '', , difference = '']]) => ({ key, message, difference })),
  };
};
