import type { LaneWork } from '../src/index.ts';

/** Recovery in fractions of a second, so that a test can wait for it. */
export const quick = {
  lockDuration: 600,
  stalledInterval: 200,
  drainDelay: 1,
  backoffMs: 20,
  maxBackoffMs: 200,
} as const;

/** Consumes all it sees and appends each entry, as `<key>/<id>`, to the list of effects, inside the commit. */
export const record =
  (prefix: string, name = 'effects') =>
  ({ key, urgent, ready }: Pick<LaneWork, 'key' | 'urgent' | 'ready'>) => {
    const entries = [...urgent, ...ready];
    return {
      consumed: { urgent: urgent.length, ready: ready.length },
      writes: entries.map(({ id }) => ['RPUSH', `${prefix}:${name}`, `${key}/${id}`] as const),
    };
  };
