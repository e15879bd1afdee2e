import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startRedis } from './redis-process.ts';
import { chaosFolder, runChaos } from './run-chaos.ts';

/**
 * `npm run chaos -- --messages 10000 --contacts 500 --processes 3 --kill-every 1000 --seed 1`: a fleet under `kill -9`,
 * and an independent verdict on what became of every message. Exits 0 pass, 1 fail, 2 invalid.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '2000' },
    contacts: { type: 'string', default: '200' },
    processes: { type: 'string', default: '2' },
    'kill-every': { type: 'string', default: '1000' },
    'redis-restarts': { type: 'string', default: '0' },
    rate: { type: 'string', default: '100' },
    repeated: { type: 'string', default: '0.05' },
    domain: { type: 'string', default: 'real-estate' },
    rest: { type: 'string', default: '120000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});

const processes = Number(values.processes);
const seed = Number(values.seed);
const folder = chaosFolder(`${new Date().toISOString().replace(/[:.]/g, '-')}-seed-${seed}`);
console.log(`seed ${seed}; history in ${folder}`);
const redis = await startRedis();
try {
  const result = await runChaos({
    redisUrl: redis.url,
    restartRedis: () => redis.restart(500),
    app: 'chaos',
    folder,
    domain: values.domain,
    seed,
    messages: Number(values.messages),
    contacts: Number(values.contacts),
    repeated: Number(values.repeated),
    rate: Number(values.rate),
    services: {
      intent: processes,
      coordinator: processes,
      bots: processes,
      outbound: processes,
      learner: 1,
      monitor: 1,
    },
    killEveryMs: Number(values['kill-every']),
    redisRestarts: Number(values['redis-restarts']),
    restMs: Number(values.rest),
    say: console.log,
  });
  const { verdict, ...rest } = result;
  console.log(JSON.stringify(rest));
  await writeFile(
    join(folder, 'result.json'),
    JSON.stringify({ node: process.version, options: values, ...result }, null, 2),
  );
  process.exitCode = { pass: 0, fail: 1, invalid: 2 }[verdict.verdict];
} finally {
  await redis.close();
}
