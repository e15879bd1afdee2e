import { BatonError, type LedgerEntry, type RoutePolicy, routeName } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';
import { type RedisOption, type Session, withSession } from '../redis-session.ts';
import { logLines, showLines } from '../render/learning.ts';

export interface LearnOptions extends RedisOption {
  readonly json?: boolean;
  readonly limit: number;
}

export interface LearnArguments {
  readonly action?: string;
  /** A route, or an entry of the ledger. */
  readonly target?: string;
}

interface Request {
  readonly session: Session;
  readonly target: string | undefined;
  readonly options: LearnOptions;
  readonly io: Io;
}

const by = 'baton cli';

const routesOf = ({ config }: Session): readonly RoutePolicy[] => loadDomain(config.BATON_DOMAIN).policy.routes;

const knownRoute = ({ session, target }: Request): { route?: string } => {
  if (target === undefined) return {};
  const names = routesOf(session).map(({ from, to }) => routeName(from, to));
  if (names.includes(target)) return { route: target };
  throw new BatonError('bad-input', `there is no route "${target}"; expected one of ${names.join(', ')}`);
};

const print = <T>({ options, io }: Request, items: readonly T[], linesOf: (items: readonly T[]) => string[]): void => {
  for (const line of options.json ? items.map((item) => JSON.stringify(item)) : linesOf(items)) io.out(line);
};

const written = (entries: readonly LedgerEntry[]): string[] =>
  entries.length === 0 ? ['That is so already.'] : logLines(entries);

const actions: Readonly<Record<string, (request: Request) => Promise<void>>> = {
  log: async (request) => print(request, await request.session.client.learning.log(request.options.limit), logLines),
  show: async (request) => {
    const routes = routesOf(request.session);
    print(request, await request.session.client.learning.show(), (states) => showLines(states, routes));
  },
  freeze: async (request) =>
    print(request, await request.session.client.learning.freeze({ ...knownRoute(request), by }), written),
  unfreeze: async (request) =>
    print(request, await request.session.client.learning.unfreeze({ ...knownRoute(request), by }), written),
  revert: async (request) => {
    const { target: entry } = request;
    if (entry === undefined) throw new BatonError('bad-input', 'revert needs an entry; baton learn lists them');
    print(request, await request.session.client.learning.revert({ entry, by }), written);
  },
};

/** What was learned: its ledger, what is in force, and orders about it. Throws `bad-input` and `not-found`. */
export const learn = async ({ action = 'log', target }: LearnArguments, options: LearnOptions, io: Io) => {
  const perform = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!perform) {
    const names = Object.keys(actions).join(', ');
    throw new BatonError('bad-input', `there is no action "${action}"; expected one of ${names}`);
  }
  return withSession(options, io, async (session) => {
    await perform({ session, target, options, io });
    return exitCode.ok;
  });
};
