/**
 * npm start: everything on this machine. A Redis, every service, the scripted conversations; then it stays up.
 *
 *   --once   ends after the conversations, with their exit code
 *   --json   prints JSON alone on stdout; what else there is to say goes to stderr
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BootstrapError, runMain } from './bootstrap-error.mjs';
import { freePort } from './free-port.mjs';
import { startGroup } from './group.mjs';
import { guestsOf, playGuest } from './guests.mjs';
import { prepare } from './install.mjs';
import { unlessAborted, watchLifetime } from './lifetime.mjs';
import { takeLogFolder } from './logs.mjs';
import { root, scratch } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { provideRedis } from './redis/index.mjs';
import { announce } from './running.mjs';
import { exampleOf, services } from './services.mjs';

const args = process.argv.slice(2);
const once = args.includes('--once');
const json = args.includes('--json');
const interrupted = 130;
/** Services that lost this process finish their work first; their own limit is SHUTDOWN_TIMEOUT_MS. */
const lingerMs = 15_000;

const say = (/** @type {string} */ line) => (json ? process.stderr : process.stdout).write(`${line}\n`);

/** The usual port, or any other while that one is in use. One that was asked for by name is not replaced. */
const choosePort = async () => {
  if (process.env.PORT) return Number(process.env.PORT);
  return (await freePort(3000)) ?? 0;
};

/**
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} atOnce
 * @returns {Promise<number>} the exit code of the scripted conversations
 */
const playDemo = (node, env, atOnce) =>
  new Promise((resolve) => {
    const rest = args.filter((argument) => argument !== '--once');
    const child = spawn(node, ['services/cli/src/main.ts', 'demo', ...rest], { cwd: root, env, stdio: 'inherit' });
    atOnce.addEventListener('abort', () => child.kill());
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** @param {string} gateway @param {string} redis @param {string} logs @param {string} example */
const directions = (gateway, redis, logs, example) => `
Baton is up. Ctrl-C stops it and removes what it started.

  gateway      ${gateway}
  queues       ${gateway}/admin/queues
  Redis        ${redis}
  logs         ${logs}

Say something to it:

  curl ${gateway}/v1/messages -H 'content-type: application/json' \\
    -d '{"contact":"me","id":"1","text":"${example}"}'

  npm run -s baton -- chat
  npm run -s baton -- contact me
`;

/**
 * The conversations of the domain that stays up, and then of the others.
 *
 * @param {Run} run
 * @returns {Promise<number | undefined>} the exit code; undefined when it was interrupted
 */
const playAll = async ({ node, env, domain, logs, lifetime }) => {
  const { ending } = lifetime;
  let worst = await unlessAborted(ending, playDemo(node, env, ending));
  for (const guest of guestsOf(domain, args)) {
    if (worst === undefined) return undefined;
    say(`\n${guest}, on services and keys of its own:`);
    const code = await playGuest(guest, { node, env, logs, say }, lifetime, (own) => playDemo(node, own, ending));
    worst = code === undefined ? undefined : Math.max(worst, code);
  }
  return worst;
};

/**
 * @typedef {object} Run
 * @property {string} node
 * @property {NodeJS.ProcessEnv} env
 * @property {string} domain
 * @property {string} gateway
 * @property {string} redis
 * @property {string} logs
 * @property {{ ending: AbortSignal; atOnce: AbortSignal }} lifetime
 */

/** @param {Run} run */
const useIt = async (run) => {
  const { domain, gateway, redis, logs, lifetime } = run;
  const { ending } = lifetime;
  const code = await playAll(run);
  if (once || code === undefined) return code ?? interrupted;
  const announced = announce({ redis, gateway });
  say(directions(gateway, redis, logs, exampleOf(domain)));
  await new Promise((resolve) => {
    // A signal listener does not keep a process running; the services' channels do, but they may all be restarting.
    const alive = setInterval(() => {}, 60_000);
    ending.addEventListener('abort', () => resolve(clearInterval(alive)), { once: true });
  });
  announced.withdraw();
  return 0;
};

await runMain(async () => {
  const { ending, atOnce } = watchLifetime();
  const node = await unlessAborted(ending, prepare());
  if (!node) return interrupted;
  const redis = await provideRedis({ persistent: true, lingerMs });
  const logs = takeLogFolder();
  const env = {
    NODE_COMPILE_CACHE: join(scratch, 'compiled'),
    ...process.env,
    REDIS_URL: redis.url,
    LOG_FORMAT: 'json',
  };
  const port = await choosePort();
  const domain = process.env.BATON_DOMAIN || 'real-estate';
  const group = startGroup(services(domain, port), { node, logs: logs.folder, env, say });
  atOnce.addEventListener('abort', () => void group.kill());
  try {
    const notices = await withProgress('starting the services', () => unlessAborted(ending, group.ready));
    if (!notices) return interrupted;
    const gateway = notices[0]?.url ?? `http://127.0.0.1:${port}`;
    return await useIt({
      node,
      env: { ...env, BATON_URL: gateway },
      domain,
      gateway,
      redis: redis.url,
      logs: logs.folder,
      lifetime: { ending, atOnce },
    });
  } catch (error) {
    if (error instanceof BootstrapError) say(`stopping: ${error.message.split('.')[0]}`);
    throw error;
  } finally {
    await group.stop();
    await redis.close();
    logs.release();
  }
});
