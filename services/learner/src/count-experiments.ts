import { readFileSync } from 'node:fs';
import { JournalRecord, type shardKeys } from '@baton/contracts';
import { metricNames, type Observation, observe } from '@baton/experiments';
import type { StreamEntry } from '@baton/runtime';
import type { Redis } from 'ioredis';

const script = readFileSync(new URL('./lua/observe-2.lua', import.meta.url), 'utf8');
/** Longer than any outcome takes, and than any entry is delivered again. */
const rememberMs = 90 * 24 * 3_600_000;

/** Most records are of no experiment, and are not read for it. */
const observed = ({ value }: StreamEntry): Observation[] => {
  if (!value.includes('"experiments":{')) return [];
  const record = JournalRecord.safeParse(JSON.parse(value));
  return record.success ? observe(record.data) : [];
};

const byExperiment = (observations: readonly Observation[]): Map<string, Observation[]> => {
  const groups = new Map<string, Observation[]>();
  for (const one of observations) groups.set(one.experiment, [...(groups.get(one.experiment) ?? []), one]);
  return groups;
};

export interface CountExperimentsPorts {
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
  readonly group: string;
}

/** Counts journal entries, then acknowledges them: to count one again changes nothing. Returns how many counted. */
export const createCountExperiments =
  ({ redis, keys, group }: CountExperimentsPorts) =>
  async (entries: readonly StreamEntry[]): Promise<number> => {
    const counting = [...byExperiment(entries.flatMap(observed))].map(async ([id, observations]) => {
      const args = observations.flatMap(({ stage, variant, contact, metric, commit }) => [
        ...[stage, variant, contact, metric, commit],
      ]);
      const hashes = [keys.experimentMarks(id), keys.experimentCounts(id)] as const;
      return Number(await redis.eval(script, 2, ...hashes, rememberMs, metricNames.join(), ...args));
    });
    const raised = await Promise.all(counting);
    await redis.xack(keys.journal, group, ...entries.map(({ id }) => id));
    return raised.reduce((sum, count) => sum + count, 0);
  };
