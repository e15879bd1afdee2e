import { readFileSync } from 'node:fs';
import { Outcome, routeName, type shardKeys } from '@baton/contracts';
import type { Redis } from 'ioredis';
import type { StreamEntry } from './outcome-group.ts';

const script = readFileSync(new URL('./lua/count-3.lua', import.meta.url), 'utf8');
/** Longer than any entry is delivered again. */
const rememberMs = 30 * 24 * 3_600_000;

const parseOutcome = (json: string): Outcome | null => {
  try {
    return Outcome.parse(JSON.parse(json));
  } catch {
    return null;
  }
};

/** Field of the counters: `lead->seller:successful`. */
export const counterOf = ({ from, to, result }: Pick<Outcome, 'from' | 'to' | 'result'>): string =>
  `${routeName(from, to)}:${result}`;

export interface CountPorts {
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
  readonly group: string;
  /** An entry that is no outcome: acknowledged, else it would come back for ever. */
  readonly onMalformed: (entry: string) => void;
}

/** Counts entries and acknowledges them, in one script. Returns how many had not been counted before. */
export const createCountOutcomes =
  ({ redis, keys, group, onMalformed }: CountPorts) =>
  async (entries: readonly StreamEntry[]): Promise<number> => {
    const args = entries.flatMap(({ id, value }) => {
      const outcome = parseOutcome(value);
      if (!outcome) onMalformed(id);
      return outcome ? [id, outcome.handoff, counterOf(outcome)] : [id, '', ''];
    });
    const { outcomes, outcomeCounts, outcomesCounted } = keys;
    return Number(await redis.eval(script, 3, outcomes, outcomeCounts, outcomesCounted, group, rememberMs, ...args));
  };
