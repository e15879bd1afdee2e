import { readFileSync } from 'node:fs';
import { BatonError, shardKeys } from '@baton/contracts';
import { type Counted, Experiment, type Looks, type Stage } from '@baton/experiments';
import type { Shard, Shards } from '@baton/runtime';

const replaceScript = readFileSync(new URL('./lua/replaceExperiment-1.lua', import.meta.url), 'utf8');

/** A definition, and its text as it stands in Redis: what a change must still find there. */
export interface Stored {
  readonly experiment: Experiment;
  readonly text: string;
}

/** Definitions live on every shard for its coordinators to read; the first shard's are the truth. */
export interface ExperimentStore {
  all(): Promise<Stored[]>;
  /** Throws `not-found`. */
  get(id: string): Promise<Stored>;
  /** False when somebody else has changed it since; null: there must be none yet. */
  replace(before: Stored | null, after: Experiment): Promise<boolean>;
  /** Gives every shard what the first one has: a process may have died in between. */
  publish(): Promise<void>;
  /** Contacts counted in a stage, over all shards. */
  counted(id: string, stage: Stage): Promise<Counted>;
  /** Keeps the smallest p-value of each variant, and returns it. */
  keepLooks(id: string, stage: Stage, looks: Looks): Promise<Looks>;
  looks(id: string, stage: Stage): Promise<Looks>;
}

const stored = (text: string): Stored[] => {
  const parsed = Experiment.safeParse(JSON.parse(text));
  return parsed.success ? [{ experiment: parsed.data, text }] : [];
};

const addTo = (sums: Record<string, Record<string, number>>, stage: Stage, fields: Record<string, string>): void => {
  for (const [field, count] of Object.entries(fields)) {
    const [of, variant = '', metric = ''] = field.split('|');
    if (of === stage) sums[variant] = { ...sums[variant], [metric]: (sums[variant]?.[metric] ?? 0) + Number(count) };
  }
};

export const createExperimentStore = (shards: Shards): ExperimentStore => {
  const [first, ...others] = shards.all as [Shard, ...Shard[]];
  const keys = shardKeys(first.prefix);

  const looks = async (id: string, stage: Stage): Promise<Looks> => {
    const flat = await first.redis.zrange(keys.experimentLooks(id), '0', '-1', 'WITHSCORES');
    const pairs = flat.flatMap((member, index) => {
      const [of, variant = ''] = member.split('|');
      return index % 2 === 0 && of === stage ? [[variant, Number(flat[index + 1])] as const] : [];
    });
    return Object.fromEntries(pairs);
  };

  const publish = async (): Promise<void> => {
    const fields = await first.redis.hgetall(keys.experiments);
    if (Object.keys(fields).length === 0) return;
    await Promise.all(others.map(({ redis, prefix }) => redis.hset(shardKeys(prefix).experiments, fields)));
  };

  return {
    all: async () => Object.values(await first.redis.hgetall(keys.experiments)).flatMap(stored),
    async get(id) {
      const text = await first.redis.hget(keys.experiments, id);
      const [found] = text === null ? [] : stored(text);
      if (!found) throw new BatonError('not-found', `there is no experiment "${id}"`);
      return found;
    },
    async replace(before, after) {
      const args = [after.id, before?.text ?? '', JSON.stringify(after)];
      const replaced = Number(await first.redis.eval(replaceScript, 1, keys.experiments, ...args)) === 1;
      if (replaced) await publish();
      return replaced;
    },
    publish,
    async counted(id, stage) {
      const sums: Record<string, Record<string, number>> = {};
      const hashes = shards.all.map(({ redis, prefix }) => redis.hgetall(shardKeys(prefix).experimentCounts(id)));
      for (const fields of await Promise.all(hashes)) addTo(sums, stage, fields);
      return sums;
    },
    looks,
    async keepLooks(id, stage, seen) {
      const members = Object.entries(seen).flatMap(([variant, p]) => [String(p), `${stage}|${variant}`]);
      // LT: several may look at once, and the smallest stays.
      if (members.length > 0) await first.redis.zadd(keys.experimentLooks(id), 'LT', ...members);
      return looks(id, stage);
    },
  };
};
