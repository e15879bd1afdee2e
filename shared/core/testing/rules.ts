import { Policy, type PolicyInput } from '@baton/contracts';

const phrases = {
  en: { optedOut: 'You are unsubscribed.', optedIn: 'Welcome back.', toHuman: 'A person will answer you.' },
  es: { optedOut: 'No recibirá más mensajes.', optedIn: 'Bienvenido de nuevo.', toHuman: 'Le responderá una persona.' },
};

const bot = (id: string) => ({
  id,
  intents: id === 'lead' ? [] : [id],
  burst: { quietMs: 0, maxMs: 0 },
  turnTimeoutMs: 600_000,
});

/** Three bots, every route between them, no burst window, ten minutes for a turn, and the limits that ship: what a rule is tried against. */
export const rules = (overrides: Partial<PolicyInput> = {}): Policy =>
  Policy.parse({
    domain: 'test',
    firstBot: 'lead',
    bots: [bot('lead'), bot('buyer'), bot('seller')],
    routes: [
      { from: 'lead', to: 'buyer', threshold: 0.7 },
      { from: 'lead', to: 'seller', threshold: 0.7 },
      { from: 'buyer', to: 'seller', threshold: 0.8 },
      { from: 'seller', to: 'buyer', threshold: 0.6 },
      { from: 'buyer', to: 'lead', threshold: 0.85 },
      { from: 'seller', to: 'lead', threshold: 0.85 },
    ],
    phrases,
    ...overrides,
  } satisfies PolicyInput);

/** The same rules with one bot, or one route, that differs. */
export const withBot = (id: string, differs: Partial<Policy['bots'][number]>): Policy => {
  const base = rules();
  return rules({ bots: base.bots.map((known) => (known.id === id ? { ...known, ...differs } : known)) });
};

export const withRoute = (from: string, to: string, differs: Partial<Policy['routes'][number]>): Policy => {
  const base = rules();
  const routes = base.routes.map((route) =>
    route.from === from && route.to === to ? { ...route, ...differs } : route,
  );
  return { ...base, routes };
};

export const withLimits = (limits: PolicyInput['limits']): Policy => rules({ limits });
