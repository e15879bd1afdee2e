import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Redis } from 'ioredis';
import { addStandardJobFunction } from './bullmq-jobs.ts';

export type ScriptName = 'reserve' | 'fill' | 'push' | 'load' | 'commit' | 'fail' | 'sweep' | 'read';
export type ScriptArgument = string | number;

/** Runs one script by its hash, and by its text on a server that has not seen it yet. */
export type RunScript = (name: ScriptName, key: string, args: readonly ScriptArgument[]) => Promise<unknown>;

interface Script {
  readonly text: string;
  readonly sha: string;
  readonly keys: number;
}
export type Scripts = Readonly<Record<ScriptName, Script>>;

const folder = new URL('./lua/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const withIncludes = (text: string): string =>
  text.replaceAll(/^--- @include (\w+)$/gm, (_, name: string) => {
    const included = read(`includes/${name}.lua`);
    return name === 'bullmq' ? `${addStandardJobFunction()}\n${included}` : included;
  });

/** Blanks what stands between `--<remedy:name>` and `--</remedy:name>`: how the tests show that it is needed. */
const without = (text: string, remedies: readonly string[]): string =>
  remedies.reduce((kept, name) => {
    const block = new RegExp(`--<remedy:${name}>[^]*?--</remedy:${name}>`, 'g');
    return kept.replaceAll(block, '');
  }, text);

/** Reads `lua/<name>-<number of keys>.lua`, all of them. */
export const loadScripts = (remediesTakenOut: readonly string[] = []): Scripts => {
  const scripts = readdirSync(folder)
    .map((file) => /^(\w+)-(\d)\.lua$/.exec(file))
    .filter((match) => match !== null)
    .map(([file, name, keys]) => {
      const text = without(withIncludes(read(file)), remediesTakenOut);
      return [name, { text, sha: createHash('sha1').update(text).digest('hex'), keys: Number(keys) }] as const;
    });
  return Object.fromEntries(scripts) as Scripts;
};

const isUnknownScript = (error: unknown): boolean => error instanceof Error && error.message.startsWith('NOSCRIPT');

export const createRunScript =
  (redis: Redis, scripts: Scripts): RunScript =>
  async (name, key, args) => {
    const { sha, text, keys } = scripts[name];
    try {
      return await redis.evalsha(sha, keys, key, ...args);
    } catch (error) {
      if (!isUnknownScript(error)) throw error;
      return redis.eval(text, keys, key, ...args);
    }
  };
