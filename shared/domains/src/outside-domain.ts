import { existsSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { BatonError } from '@baton/contracts';
import { withModel } from '@baton/scoring';
import type { DomainPack } from './domain.ts';

/** A domain by its folder, `./dental` or `/srv/dental`, in place of the name of one that ships. */
export const isPath = (name: string): boolean => name.startsWith('.') || isAbsolute(name);

const isBare = (specifier: string): boolean => !/^(?:[./]|file:|node:|data:)/u.test(specifier);

/** What the second way gives; the first way's error when that fails too, since it names who imports what. */
const orElse = <T>(error: unknown, second: () => T): T => {
  try {
    return second();
  } catch {
    throw error;
  }
};

let hooked = false;

/**
 * A folder outside has no node_modules of its own: what it imports by name, such as `@baton/bot-kit` and `zod`, it then
 * gets from here, so that both sides share one copy.
 */
const lendPackages = (): void => {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!isBare(specifier)) throw error;
        return orElse(error, () => next(specifier, { ...context, parentURL: import.meta.url }));
      }
    },
  });
};

const isPack = (value: unknown): value is DomainPack =>
  typeof value === 'object' && value !== null && 'policy' in value && 'bots' in value && 'intents' in value;

/** Synchronous, like every other domain's: Node loads an ES module so as long as it does not await at its top. */
const load = (file: string): Record<string, unknown> => {
  try {
    return createRequire(import.meta.url)(file);
  } catch (cause) {
    throw new BatonError('bad-config', `the domain in ${file} cannot be loaded: ${(cause as Error).message}`, {
      cause,
    });
  }
};

/** What training has made of the pack lies beside it; before the first training its phrases decide alone. */
const withOwnModel = (pack: DomainPack, folder: string): DomainPack => {
  const file = join(folder, 'intents/model.json');
  if (pack.intents.model !== undefined || !existsSync(file)) return pack;
  return { ...pack, intents: withModel(pack.intents, JSON.parse(readFileSync(file, 'utf8'))) };
};

const loaded = new Map<string, DomainPack>();

/**
 * A domain from a folder: what its `index.ts` exports by default, with the model in `intents/model.json` if there is one.
 * Throws `not-found` without an `index.ts`, `bad-config` when it is no domain.
 */
export const loadOutside = (path: string): DomainPack => {
  const folder = resolve(path);
  const known = loaded.get(folder);
  if (known) return known;
  const file = join(folder, 'index.ts');
  if (!existsSync(file)) throw new BatonError('not-found', `there is no domain in ${folder}: it has no index.ts`);
  lendPackages();
  const { default: pack } = load(file);
  if (!isPack(pack))
    throw new BatonError('bad-config', `${file} does not export a domain: export default defineDomain(…)`);
  const whole = withOwnModel(pack, folder);
  loaded.set(folder, whole);
  return whole;
};
