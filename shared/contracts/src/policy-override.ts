import { parse } from './parse.ts';
import { Policy, routeName } from './policy.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What tells the items of these lists apart, so that an override need only name what it changes. */
const identity: Readonly<Record<string, (item: Json) => string>> = {
  bots: ({ id }) => String(id),
  routes: ({ from, to }) => routeName(String(from), String(to)),
};

const mergeList = (base: readonly unknown[], over: readonly unknown[], idOf: (item: Json) => string): unknown[] => {
  const items = over.filter(isObject);
  if (items.length !== over.length) return [...over];
  const changed = base.map((item) => {
    const change = isObject(item) ? items.find((each) => idOf(each) === idOf(item)) : undefined;
    return change ? merge(item, change) : item;
  });
  const before = new Set(base.filter(isObject).map(idOf));
  return [...changed, ...items.filter((item) => !before.has(idOf(item)))];
};

const merge = (base: unknown, over: unknown, key = ''): unknown => {
  const idOf = identity[key];
  if (Array.isArray(base) && Array.isArray(over) && idOf) return mergeList(base, over, idOf);
  if (!isObject(base) || !isObject(over)) return over;
  const merged = Object.entries(over).map(([name, value]) => [name, merge(base[name], value, name)]);
  return { ...base, ...Object.fromEntries(merged) };
};

/**
 * A policy with parts of it replaced: objects are merged, bots matched by id and routes by `from` and `to`; every other
 * list and value is replaced. Throws `bad-input`, naming what is wrong.
 */
export const overridePolicy = (policy: Policy, override: unknown): Policy =>
  parse(Policy, merge(policy, override), 'the policy with its override');

/** What names an item says nothing about what is changed in it. */
const names: Readonly<Record<string, readonly string[]>> = { bots: ['id'], routes: ['from', 'to'] };

const childrenOf = (value: unknown, key: string): [string, unknown][] => {
  const idOf = identity[key];
  if (Array.isArray(value) && idOf && value.every(isObject)) {
    return value.map((item) => {
      const change = Object.entries(item).filter(([name]) => !names[key]?.includes(name));
      return [idOf(item), Object.fromEntries(change)];
    });
  }
  return isObject(value) ? Object.entries(value) : [];
};

/** Where an override changes a policy: `limits.cooldownMs`, `routes.lead->seller.threshold`. */
export const overriddenPaths = (override: unknown, path: readonly string[] = []): string[] => {
  const children = childrenOf(override, path.at(-1) ?? '');
  if (children.length === 0) return path.length === 0 ? [] : [path.join('.')];
  return children.flatMap(([name, value]) => overriddenPaths(value, [...path, name]));
};
