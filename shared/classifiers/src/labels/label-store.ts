import { readFileSync } from 'node:fs';
import { contactStreamMs, shardKeys } from '@baton/contracts';
import { redisTime } from '@baton/runtime';
import type { Redis } from 'ioredis';
import { Label } from './label.ts';

const script = readFileSync(new URL('../lua/writeLabel-2.lua', import.meta.url), 'utf8');

/** `outranked`: a person has said otherwise. `full`: this contact has as many as one may. */
export type Kept = 'kept' | 'outranked' | 'full';

/** The labels of one shard's contacts. */
export interface LabelStore {
  write(key: string, label: Omit<Label, 'at'>): Promise<Kept>;
  /** Hashed ids of contacts that have labels, the latest first. */
  contacts(): Promise<string[]>;
  of(key: string): Promise<Label[]>;
  /** Deletes all labels of a contact. */
  forget(key: string): Promise<void>;
}

export interface LabelLimits {
  /** One contact must not teach everybody. */
  readonly perContact?: number;
  readonly contacts?: number;
}

/** They go with the journal that holds their texts: a label without its text teaches nothing. */
const keepMs = contactStreamMs;
const limits = { perContact: 50, contacts: 10_000 } as const;

export const createLabelStore = (redis: Redis, prefix: string, given: LabelLimits = {}): LabelStore => {
  const keys = shardKeys(prefix);
  const { perContact, contacts } = { ...limits, ...given };
  return {
    async write(key, label) {
      const at = await redisTime(redis);
      const json = JSON.stringify(Label.parse({ ...label, at }));
      const args = [label.message, json, label.source, key, at, keepMs, perContact, contacts, keys.labels('')];
      return (await redis.eval(script, 2, keys.labels(key), keys.labelled, ...args)) as Kept;
    },
    contacts: () => redis.zrange(keys.labelled, '+inf', '-inf', 'BYSCORE', 'REV'),
    of: async (key) => (await redis.hvals(keys.labels(key))).map((json) => Label.parse(JSON.parse(json))),
    async forget(key) {
      await redis.multi().del(keys.labels(key)).zrem(keys.labelled, key).exec();
    },
  };
};
