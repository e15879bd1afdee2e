/**
 * Runs one source file with the Node that can: node run.mjs [--redis] <file.ts> [arguments]. With --redis it gets a
 * private Redis unless REDIS_URL names one.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { runMain } from './bootstrap-error.mjs';
import { prepare } from './install.mjs';
import { root } from './paths.mjs';
import { provideRedis } from './redis/index.mjs';

/** @param {string} node @param {readonly string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
const runToEnd = (node, args, env) =>
  new Promise((done, fail) => {
    const child = spawn(node, args, { env, stdio: 'inherit' });
    // The terminal signals the child as well; what others send to this process alone is passed on.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', fail);
    child.on('exit', (code) => done(code ?? 1));
  });

await runMain(async () => {
  const args = process.argv.slice(2);
  const wantsRedis = args[0] === '--redis';
  const [file = '', ...rest] = wantsRedis ? args.slice(1) : args;
  const node = await prepare();
  const redis = wantsRedis ? await provideRedis({ persistent: true, lingerMs: 0 }) : undefined;
  try {
    const env = redis ? { ...process.env, REDIS_URL: redis.url } : process.env;
    return await runToEnd(node, [resolve(root, file), ...rest], env);
  } finally {
    await redis?.close();
  }
});
