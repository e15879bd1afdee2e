import { BatonError, everyRoute, type LedgerEntry } from '@baton/contracts';
import type { Change, DraftEntry, Learning } from './learning.ts';
import { entryOf, relearn } from './relearn.ts';

const unmoved = (learning: Learning, route: string, cause: 'freeze' | 'unfreeze', by: string): DraftEntry => {
  const row = learning.rows.get(route) ?? null;
  return { ...entryOf(learning, { route, before: row, after: row, cause }), by };
};

/** From now on the route's row, or with `*` every row, keeps its bytes. Outcomes are counted and kept all the same. */
export const freeze = (learning: Learning, route: string, by: string): Change =>
  learning.frozen.has(route)
    ? {}
    : { freeze: new Map([[route, by]]), entries: [unmoved(learning, route, 'freeze', by)] };

/**
 * Lets a route learn again, or with `*` all of them, whether they were frozen together or one by one: at once from
 * everything that was counted meanwhile. Throws `bad-input` for one route while all are frozen together.
 */
export const unfreeze = (learning: Learning, route: string, by: string): Change => {
  if (route !== everyRoute && learning.frozen.has(everyRoute))
    throw new BatonError('bad-input', 'every route is frozen; unfreeze them all, and freeze those that should stay');
  const thawed = route === everyRoute ? [...learning.frozen.keys()] : [route].filter((one) => learning.frozen.has(one));
  if (thawed.length === 0) return {};
  const frozen = new Map([...learning.frozen].filter(([one]) => !thawed.includes(one)));
  const routes = route === everyRoute ? learning.evidence.keys() : [route];
  const { rows, entries } = relearn({ ...learning, frozen }, routes, 'unfreeze');
  const moved = new Set(entries.map((entry) => entry.route));
  const told = thawed.filter((one) => !moved.has(one)).map((one) => unmoved(learning, one, 'unfreeze', by));
  return { unfreeze: thawed, rows, entries: [...told, ...entries.map((entry) => ({ ...entry, by }))] };
};

export interface Reverted {
  readonly entry: LedgerEntry;
  /** The route's row before that entry, byte for byte; null: there was none. */
  readonly bytes: string | null;
}

/**
 * Gives a route the row it had before an entry, byte for byte, and freezes it, so that it stays. Other routes are as they
 * are. Throws `bad-input` for an entry about every route, which moved no threshold.
 */
export const revert = (learning: Learning, { entry, bytes }: Reverted, by: string): Change => {
  const { route } = entry;
  if (route === everyRoute) throw new BatonError('bad-input', 'this entry is about every route and moved no threshold');
  const before = learning.rows.get(route) ?? null;
  if (before === bytes && learning.frozen.has(route)) return {};
  const move = entryOf(learning, { route, before, after: bytes, cause: 'revert' });
  return {
    rows: new Map([[route, bytes]]),
    freeze: new Map([[route, by]]),
    entries: [{ ...move, by, reverts: entry.id }],
  };
};
