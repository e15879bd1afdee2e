import type { BotPolicy, Policy, RoutePolicy } from '@baton/contracts';

export interface PolicyIndex {
  readonly bots: ReadonlyMap<string, BotPolicy>;
  /** From owner to the routes that leave it, in the policy's order. */
  readonly routes: ReadonlyMap<string, readonly RoutePolicy[]>;
  /** From an intent to the routes that lead to a bot whose business it is. */
  readonly routesFor: ReadonlyMap<string, readonly RoutePolicy[]>;
  /** Every intent that is some bot's business. */
  readonly intents: readonly string[];
  /** Which bots may see a sensitive fact though another has learned it. */
  readonly cleared: ReadonlyMap<string, ReadonlySet<string>>;
  /** Facts that do not keep, and for how long, ms. */
  readonly perishable: ReadonlyMap<string, number>;
}

const namedBy = ({ requires, carries }: RoutePolicy): readonly string[] => [...requires, ...carries];

const clearedBy = ({ facts, routes }: Policy): Map<string, Set<string>> => {
  const sensitive = Object.keys(facts).filter((name) => facts[name]?.privacy === 'sensitive');
  return new Map(
    sensitive.map((name) => [
      name,
      new Set(routes.filter((route) => namedBy(route).includes(name)).map(({ to }) => to)),
    ]),
  );
};

const perishableOf = ({ facts }: Policy): Map<string, number> =>
  new Map(
    Object.entries(facts)
      .filter(([, { ttlMs }]) => ttlMs > 0)
      .map(([name, { ttlMs }]) => [name, ttlMs]),
  );

const build = (policy: Policy): PolicyIndex => {
  const routes = new Map<string, RoutePolicy[]>();
  for (const route of policy.routes) {
    const list = routes.get(route.from);
    if (list) list.push(route);
    else routes.set(route.from, [route]);
  }
  const bots = new Map(policy.bots.map((bot) => [bot.id, bot]));
  const intents = [...new Set(policy.bots.flatMap((bot) => bot.intents))];
  return {
    bots,
    routes,
    routesFor: new Map(
      intents.map((intent) => [intent, policy.routes.filter(({ to }) => bots.get(to)?.intents.includes(intent))]),
    ),
    intents,
    cleared: clearedBy(policy),
    perishable: perishableOf(policy),
  };
};

/** A memo, not state: the same policy object always has the same index. */
const indexes = new WeakMap<Policy, PolicyIndex>();

export const indexOf = (policy: Policy): PolicyIndex => {
  const known = indexes.get(policy);
  if (known) return known;
  const index = build(policy);
  indexes.set(policy, index);
  return index;
};

export const routeOf = (policy: Policy, from: string, to: string): RoutePolicy | undefined =>
  indexOf(policy)
    .routes.get(from)
    ?.find((route) => route.to === to);

/** The policy of a bot that the domain has. Callers check first whether it still does. */
export const botOf = (policy: Policy, bot: string): BotPolicy => {
  const found = indexOf(policy).bots.get(bot);
  if (!found) throw new TypeError('the owner is not a bot of this policy');
  return found;
};
