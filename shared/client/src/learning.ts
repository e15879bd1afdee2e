import { BatonError, everyRoute, LearnedRoute, type LedgerEntry } from '@baton/contracts';
import { type Calibration, calibrate, isMiscalibrated } from '@baton/core';
import { type Change, createLearningStore, freeze, type Learning, revert, unfreeze } from '@baton/learning';
import type { Shards } from '@baton/runtime';
import { reaching } from './shard-access.ts';

/** What was learned for one route on one shard. */
export interface LearnedState {
  readonly route: string;
  readonly shard: number;
  /** null: nothing yet; decisions go by the policy's threshold alone. */
  readonly learned: LearnedRoute | null;
  /** Who froze it; null: it learns. */
  readonly frozenBy: string | null;
  readonly calibration: (Calibration & { readonly off: boolean }) | null;
}

/** One order about a route, or, without one, about every route. */
export interface LearningOrder {
  readonly route?: string;
  readonly by: string;
}

/** What was learned, and orders about it. Each shard learns from its own contacts; an order goes to all of them. */
export interface LearningAdmin {
  /** Of every route of which something is known, and `*` when everything is frozen. */
  show(): Promise<LearnedState[]>;
  /** The newest entries of the ledger, newest first. */
  log(count: number): Promise<LedgerEntry[]>;
  /** From now on the threshold stays. Returns what was written to the ledger: nothing, if it was frozen already. */
  freeze(order: LearningOrder): Promise<LedgerEntry[]>;
  /** Throws `bad-input` for one route while all are frozen together. */
  unfreeze(order: LearningOrder): Promise<LedgerEntry[]>;
  /**
   * Gives a route the row it had before this entry, byte for byte, and freezes it there. Throws `not-found`, and
   * `bad-input` for an entry that is about every route.
   */
  revert(order: { entry: string; by: string }): Promise<LedgerEntry[]>;
}

const calibrationOf = (learning: Learning, route: string): LearnedState['calibration'] => {
  const calibration = calibrate(learning.evidence.get(route) ?? []);
  return calibration && { ...calibration, off: isMiscalibrated(calibration) };
};

const statesOf = (learning: Learning, shard: number): LearnedState[] => {
  const { rows, evidence, frozen } = learning;
  const routes = new Set([...frozen.keys(), ...rows.keys(), ...evidence.keys()]);
  return [...routes].toSorted().map((route) => {
    const row = rows.get(route);
    return {
      ...{ route, shard, calibration: calibrationOf(learning, route) },
      learned: row === undefined ? null : LearnedRoute.parse(JSON.parse(row)),
      frozenBy: frozen.get(route) ?? frozen.get(everyRoute) ?? null,
    };
  });
};

export const createLearningAdmin = (shards: Shards): LearningAdmin => {
  const stores = shards.all.map(({ redis, prefix, index }) => createLearningStore({ redis, prefix, shard: index }));
  const everywhere = (step: (learning: Learning) => Change): Promise<LedgerEntry[]> =>
    reaching(async () =>
      (await Promise.all(stores.map((store) => store.change(step)))).flatMap(({ entries }) => entries),
    );
  return {
    show: () =>
      reaching(async () => {
        const loaded = await Promise.all(stores.map((store) => store.load()));
        return loaded.flatMap(statesOf);
      }),
    log: (count) =>
      reaching(async () => {
        const entries = (await Promise.all(stores.map((store) => store.log(count)))).flat();
        return entries.toSorted((a, b) => b.at - a.at).slice(0, count);
      }),
    freeze: ({ route = everyRoute, by }) => everywhere((learning) => freeze(learning, route, by)),
    unfreeze: ({ route = everyRoute, by }) => everywhere((learning) => unfreeze(learning, route, by)),
    revert: ({ entry, by }) =>
      reaching(async () => {
        const store = stores[Number(entry.split('.')[0])];
        if (!store) throw new BatonError('not-found', 'there is no such entry in the ledger; baton learn lists them');
        const taken = await store.entry(entry);
        return [...(await store.change((learning) => revert(learning, taken, by))).entries];
      }),
  };
};
