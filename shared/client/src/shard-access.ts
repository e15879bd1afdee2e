import { BatonError, lanes, parse, queues, shardKeys } from '@baton/contracts';
import { type ContactKey, contactKey, hashId, messageKey } from '@baton/contracts/ids';
import { createLane, type Lane, LaneError } from '@baton/lanes';
import type { Config, Shard, Shards } from '@baton/runtime';
import { toRedisError } from '@baton/runtime';
import { z } from 'zod';

export type ClientConfig = Pick<Config, 'BATON_MAILBOX_CAP' | 'BATON_ID_KEY'>;

/** Where one contact lives. */
export interface Home {
  readonly key: ContactKey;
  readonly shard: Shard;
  readonly lane: Lane;
  readonly keys: ReturnType<typeof shardKeys>;
}

export interface ShardAccess {
  /** By the contact's own id, as its provider gives it. */
  home(contact: string): Home;
  /** By the hashed id, as it stands in the journal. Throws `bad-input` for anything else. */
  homeOf(key: string): Home;
  /** Every shard, with its keys. */
  all(): readonly Pick<Home, 'shard' | 'keys'>[];
  /** Hash of a message id, which is unique per contact only. */
  messageId(contact: string, id: string): string;
  /** Hash of what a message says: the same id with another digest is refused. */
  digest(value: unknown): string;
}

const ContactId = z.string('a string').min(1, 'a contact id').max(256, 'at most 256 characters');
const hashed = /^[a-z2-7]{26}$/;

/** One lane per shard; every contact's way to its own. */
export const createShardAccess = (shards: Shards, config: ClientConfig): ShardAccess => {
  const secret = config.BATON_ID_KEY;
  const openLane = ({ redis, prefix }: Shard): Lane =>
    createLane({ redis, prefix, lane: lanes.contacts, queue: queues.coordinator, cap: config.BATON_MAILBOX_CAP });
  const opened = new Map(
    shards.all.map((shard) => [shard.index, { lane: openLane(shard), keys: shardKeys(shard.prefix) }]),
  );
  const homeOf = (key: ContactKey): Home => {
    const shard = shards.for(key);
    const { lane, keys } = opened.get(shard.index) as { lane: Lane; keys: Home['keys'] };
    return { key, shard, lane, keys };
  };
  return {
    home: (contact) => homeOf(contactKey(parse(ContactId, contact, 'the contact'), secret)),
    homeOf(key) {
      if (!hashed.test(key)) throw new BatonError('bad-input', 'not a hashed contact id');
      return homeOf(key as ContactKey);
    },
    all: () => shards.all.map((shard) => ({ shard, keys: shardKeys(shard.prefix) })),
    messageId: (contact, id) => messageKey(contact, id, secret),
    digest: (value) => hashId(JSON.stringify(value), secret),
  };
};

/** What Redis cannot do now as `redis-unavailable`; errors of our own making as they are. */
export const reaching = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw error instanceof LaneError || error instanceof TypeError ? error : toRedisError(error);
  }
};
