import { readFileSync } from 'node:fs';
import { BatonError, LedgerEntry, shardKeys, streamLengths } from '@baton/contracts';
import type { Redis } from 'ioredis';
import { counterOf } from './absorb.ts';
import type { Change, Learning } from './learning.ts';
import type { Reverted } from './orders.ts';
import { frozenOf, packEvidence, unpackEvidence } from './stored.ts';

const script = readFileSync(new URL('./lua/commitLearning-7.lua', import.meta.url), 'utf8');
/** Longer than any outcome is delivered again. */
const rememberMs = 30 * 24 * 3_600_000;
/** Whoever loses against another change reads again; somebody always wins, so this many losses in a row are a fault. */
const maxAttempts = 100;

/** Every place before and after an effect. */
export type LearningPoint = 'load.before' | 'load.after' | 'commit.before' | 'commit.after';
/** Called at each point. A test abandons the change there; nobody else sets it. */
export type AtPoint = (point: LearningPoint) => void | Promise<void>;

/** What a change is about. */
export interface Scope {
  /** Routes whose evidence it needs; absent: all. */
  readonly routes?: readonly string[];
  /** Handoffs of which it must know whether they were counted. */
  readonly handoffs?: readonly string[];
  /** Entries of the stream of outcomes that it settles, even if nothing else changes. */
  readonly acks?: { readonly group: string; readonly entries: readonly string[] };
}

export interface LearningStore {
  load(scope?: Scope): Promise<Learning>;
  /** Loads, changes, commits; again while others get ahead. Returns what was written to the ledger, and was counted. */
  change(step: (learning: Learning) => Change, scope?: Scope): Promise<Changed>;
  /** The newest entries, newest first. */
  log(count: number): Promise<LedgerEntry[]>;
  /** One entry and the row before it. Throws `not-found`. */
  entry(id: string): Promise<Reverted>;
}

export interface Changed {
  readonly entries: readonly LedgerEntry[];
  readonly counted: number;
}

export interface LearningStoreOptions {
  readonly redis: Redis;
  readonly prefix: string;
  /** The shard's index, which its entries' ids start with. */
  readonly shard: number;
  readonly atPoint?: AtPoint;
}

type Keys = ReturnType<typeof shardKeys>;
type RawEntry = [id: string, fields: string[]];

const numberOf = (id: string): number => Number(id.slice(0, id.indexOf('-')));

const readAll = async (redis: Redis, keys: Keys, { routes, handoffs = [] }: Scope): Promise<unknown[]> => {
  const reads = redis.multi().time().hgetall(keys.learning).hgetall(keys.learned);
  reads.xrevrange(keys.ledger, '+', '-', 'COUNT', 1);
  if (routes === undefined) reads.hgetall(keys.evidence);
  else if (routes.length > 0) reads.hmget(keys.evidence, ...routes);
  else reads.echo('');
  if (handoffs.length > 0) reads.zmscore(keys.outcomesCounted, ...handoffs);
  const replies = (await reads.exec()) ?? [];
  return replies.map(([error, reply]) => {
    if (error) throw error;
    return reply;
  });
};

const toEvidence = (reply: unknown, routes: readonly string[] | undefined): Learning['evidence'] => {
  const found = routes
    ? routes.map((route, index) => [route, (reply as (string | null)[])[index]] as const)
    : Object.entries(reply as Record<string, string>);
  return new Map(found.flatMap(([route, json]) => (json ? [[route, unpackEvidence(route, json)] as const] : [])));
};

const loadLearning = async (redis: Redis, keys: Keys, scope: Scope): Promise<Learning> => {
  const [time, fields, rows, last, evidence, scores] = (await readAll(redis, keys, scope)) as [
    [string, string],
    Record<string, string>,
    Record<string, string>,
    RawEntry[],
    unknown,
    (string | null)[] | undefined,
  ];
  const { handoffs = [], routes } = scope;
  return {
    version: fields.version ?? '0',
    now: Number(time[0]) * 1000 + Math.floor(Number(time[1]) / 1000),
    frozen: frozenOf(fields),
    rows: new Map(Object.entries(rows)),
    evidence: toEvidence(evidence, routes),
    lastEntry: last[0] ? numberOf(last[0][0]) : 0,
    counted: new Set(handoffs.filter((_, index) => (scores?.[index] ?? null) !== null)),
  };
};

const toEntries = ({ lastEntry, now }: Learning, { entries = [] }: Change, shard: number) =>
  entries.map(({ bytes, ...draft }, index) => {
    const number = lastEntry + index + 1;
    return { number, bytes: bytes ?? '', entry: LedgerEntry.parse({ id: `${shard}.${number}`, at: now, ...draft }) };
  });

const isNothing = (change: Change): boolean =>
  Object.values(change).every((part) => ('size' in part ? part.size === 0 : part.length === 0));

const toPayload = (change: Change, entries: ReturnType<typeof toEntries>, scope: Scope) => ({
  acks: scope.acks?.entries ?? [],
  counted: (change.counts ?? []).map((outcome) => [outcome.handoff, counterOf(outcome)]),
  rows: [...(change.rows ?? [])].map(([route, row]) => [route, row ?? '']),
  evidence: [...(change.evidence ?? [])].map(([route, outcomes]) => [route, packEvidence(outcomes)]),
  entries: entries.map(({ number, entry, bytes }) => [String(number), JSON.stringify(entry), bytes]),
  freeze: [...(change.freeze ?? [])],
  unfreeze: change.unfreeze ?? [],
});

/**
 * What is learned on one shard. Changes are optimistic: read, compute, and one script that does everything or, when
 * somebody else was faster, nothing. Cutting one off anywhere, or doing it twice, leaves what doing it once does.
 */
export const createLearningStore = (options: LearningStoreOptions): LearningStore => {
  const { redis, prefix, shard, atPoint = () => undefined } = options;
  const keys = shardKeys(prefix);
  const scriptKeys = [
    ...[keys.outcomes, keys.outcomeCounts, keys.outcomesCounted, keys.learned, keys.evidence, keys.ledger],
    keys.learning,
  ];

  const attempt = async (step: (learning: Learning) => Change, scope: Scope): Promise<Changed | null> => {
    await atPoint('load.before');
    const learning = await loadLearning(redis, keys, scope);
    await atPoint('load.after');
    const change = step(learning);
    const entries = toEntries(learning, change, shard);
    if (isNothing(change) && !scope.acks) return { entries: [], counted: 0 };
    const payload = JSON.stringify(toPayload(change, entries, scope));
    const args = [learning.version, scope.acks?.group ?? '', rememberMs, streamLengths.ledger, payload];
    await atPoint('commit.before');
    const done = await redis.eval(script, scriptKeys.length, ...scriptKeys, ...args);
    await atPoint('commit.after');
    if (done === 0) return null;
    return { entries: entries.map(({ entry }) => entry), counted: change.counts?.length ?? 0 };
  };

  return {
    load: (scope = {}) => loadLearning(redis, keys, scope),
    async change(step, scope = {}) {
      for (let attempts = 0; attempts < maxAttempts; attempts += 1) {
        const changed = await attempt(step, scope);
        if (changed) return changed;
      }
      throw new BatonError('stale-lease', 'what is learned is changed by others all the time');
    },
    async log(count) {
      const entries = (await redis.xrevrange(keys.ledger, '+', '-', 'COUNT', count)) as RawEntry[];
      return entries.map(([, fields]) => LedgerEntry.parse(JSON.parse(fields[1] ?? '')));
    },
    async entry(id) {
      const [of, number] = id.split('.');
      const isOurs = /^\d+\.\d+$/.test(id) && Number(of) === shard;
      const found = isOurs ? await redis.xrange(keys.ledger, `${number}-0`, `${number}-0`) : [];
      const fields = found[0]?.[1];
      if (!fields) throw new BatonError('not-found', 'there is no such entry in the ledger; baton learn lists them');
      return { entry: LedgerEntry.parse(JSON.parse(fields[1] ?? '')), bytes: fields[3] || null };
    },
  };
};
