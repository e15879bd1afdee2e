import type { BotPolicy, Policy, RoutePolicy } from '@baton/contracts';

export interface PolicyIndex {
  readonly bots: ReadonlyMap<string, BotPolicy>;
  /** From owner to the routes that leave it, in the policy's order. */
  readonly routes: ReadonlyMap<string, readonly RoutePolicy[]>;
  /** Every intent that is some bot's business. */
  readonly intents: readonly string[];
}

const build = (policy: Policy): PolicyIndex => {
  const routes = new Map<string, RoutePolicy[]>();
  for (const route of policy.routes) {
    const list = routes.get(route.from);
    if (list) list.push(route);
    else routes.set(route.from, [route]);
  }
  return {
    bots: new Map(policy.bots.map((bot) => [bot.id, bot])),
    routes,
    intents: [...new Set(policy.bots.flatMap((bot) => bot.intents))],
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
