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
import { prepare } from './install.mjs';
import { unlessAborted, watchLifetime } from './lifetime.mjs';
import { takeLogFolder } from './logs.mjs';
import { root, scratch } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { provideRedis } from './redis/index.mjs';
import { announce } from './running.mjs';
import { services } from './services.mjs';

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

/** @param {string} gateway @param {string} redis @param {string} logs */
const directions = (gateway, redis, logs) => `
Baton is up. Ctrl-C stops it and removes what it started.

  gateway      ${gateway}
  queues       ${gateway}/admin/queues
  Redis        ${redis}
  logs         ${logs}

Say something to it:

  curl ${gateway}/v1/messages -H 'content-type: application/json' \\
    -d '{"contact":"me","id":"1","text":"I am thinking about selling my house"}'

  npm run -s baton -- chat
  npm run -s baton -- contact me
`;

/**
 * @param {{ node: string; env: NodeJS.ProcessEnv; gateway: string; redis: string; logs: string; ending: AbortSignal }} run
 */
const useIt = async ({ node, env, gateway, redis, logs, ending }) => {
  const code = await unlessAborted(ending, playDemo(node, env, ending));
  if (once || code === undefined) return code ?? interrupted;
  const announced = announce({ redis, gateway });
  say(directions(gateway, redis, logs));
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
      gateway,
      redis: redis.url,
      logs: logs.folder,
      ending,
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
