import type { Scored, shardKeys } from '@baton/contracts';
import type { ScoringContext } from '@baton/core';
import type { Scorer } from '@baton/scoring';
import type { Redis } from 'ioredis';
import { type Difference, differenceOf, writeSeen } from './shadow-counts.ts';

/** A message that was scored and filed. */
export interface FiledMessage {
  readonly key: string;
  readonly message: string;
  readonly text: string;
  readonly context: ScoringContext;
  readonly scored: Scored;
}

/** A model that reads along without effect. */
export interface ShadowReader {
  readonly version: string;
  /** Costs the caller nothing: it is done when nothing else is to do. */
  watch(filed: FiledMessage): void;
  /** Writes what was seen since the last time. */
  flush(): Promise<void>;
}

export interface ShadowReaderOptions {
  readonly version: string;
  readonly scorer: Scorer;
  readonly redis: Redis;
  readonly keys: ReturnType<typeof shardKeys>;
}

/** Messages between two flushes that are read; at a flush a second some 20 ms of it. The others are counted as skipped. */
const mostReads = 200;

export const createShadowReader = ({ version, scorer, redis, keys }: ShadowReaderOptions): ShadowReader => {
  let taken = 0;
  let messages = 0;
  let skipped = 0;
  let differences: Difference[] = [];
  const read = ({ key, message, text, context, scored }: FiledMessage): void => {
    const difference = differenceOf(scored, scorer.score(text, context));
    messages += 1;
    if (difference !== null) differences.push({ key, message, difference });
  };
  return {
    version,
    watch(filed) {
      // What another classifier said is neither model's doing.
      if (filed.scored.second?.result === 'used') return;
      if (taken >= mostReads) {
        skipped += 1;
        return;
      }
      taken += 1;
      setImmediate(read, filed);
    },
    async flush() {
      const seen = { messages, skipped, differences };
      [taken, messages, skipped, differences] = [0, 0, 0, []];
      if (seen.messages + seen.skipped > 0) await writeSeen(redis, keys, version, seen);
    },
  };
};
