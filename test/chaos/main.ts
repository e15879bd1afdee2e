import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startRedis } from './redis-process.ts';
import { type ChaosOptions, type ChaosResult, chaosFolder, runChaos } from './run-chaos.ts';
import { type Sabotage, sabotages } from './sabotages.ts';

/**
 * `npm run chaos -- --messages 10000 --contacts 500 --processes 3 --kill-every 1000 --seed 1`: a fleet under `kill -9`,
 * and an independent verdict on what became of every message. Exits 0 pass, 1 fail, 2 invalid.
 *
 * `npm run chaos -- --sabotage all`: the same with one thing taken out of the product at a time; exits 0 when each is
 * caught.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '2000' },
    contacts: { type: 'string', default: '200' },
    processes: { type: 'string', default: '2' },
    'kill-every': { type: 'string', default: '1000' },
    'freeze-every': { type: 'string', default: '0' },
    lock: { type: 'string', default: '5000' },
    'redis-restarts': { type: 'string', default: '0' },
    rate: { type: 'string', default: '60' },
    repeated: { type: 'string', default: '0.05' },
    domain: { type: 'string', default: 'real-estate' },
    rest: { type: 'string', default: '180000' },
    sabotage: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});

const processes = Number(values.processes);
const seed = Number(values.seed);
const options = {
  domain: values.domain,
  seed,
  messages: Number(values.messages),
  contacts: Number(values.contacts),
  repeated: Number(values.repeated),
  rate: Number(values.rate),
  services: { intent: processes, coordinator: processes, bots: processes, outbound: processes, learner: 1, monitor: 1 },
  killEveryMs: Number(values['kill-every']),
  freezeEveryMs: Number(values['freeze-every']),
  lockMs: Number(values.lock),
  redisRestarts: Number(values['redis-restarts']),
  restMs: Number(values.rest),
  say: console.log,
} satisfies Partial<ChaosOptions>;

const stamp = (): string => new Date().toISOString().replace(/[:.]/g, '-');

const run = async (more: Partial<ChaosOptions> = {}): Promise<ChaosResult> => {
  const folder = chaosFolder([stamp(), `seed-${seed}`, ...(more.sabotage ? [more.sabotage] : [])].join('-'));
  console.log(`seed ${seed}; history in ${folder}`);
  const redis = await startRedis();
  try {
    const { url: redisUrl, restart } = redis;
    const restarting = restart === null ? {} : { restartRedis: () => restart(500) };
    const app = `chaos-${randomUUID().slice(0, 8)}`;
    const result = await runChaos({ redisUrl, ...restarting, app, folder, ...options, ...more });
    const report = { node: process.version, options: values, ...result };
    await writeFile(join(folder, 'result.json'), `${JSON.stringify(report, null, 2)}\n`);
    const { verdict: _verdict, ...rest } = result;
    console.log(JSON.stringify(rest));
    return result;
  } finally {
    await redis.close();
  }
};

/** Short runs with many faults, many repeated messages and short locks: each sabotage must show. */
const harsh = {
  messages: 3000,
  contacts: 150,
  repeated: 0.2,
  rate: 120,
  killEveryMs: 1500,
  freezeEveryMs: 200,
  lockMs: 1500,
  restMs: 60_000,
} satisfies Partial<ChaosOptions>;

const catches = async (sabotage: Sabotage): Promise<boolean> => {
  console.log(`\nwithout the ${sabotage.name}: ${sabotage.what}`);
  const { verdict } = await run({ ...harsh, sabotage: sabotage.name });
  const found = verdict.findings.filter(({ violations }) => violations > 0).map(({ code }) => code);
  const caught = found.some((code) => sabotage.caughtBy.includes(code));
  console.log(`${sabotage.name}: ${caught ? 'caught' : 'NOT CAUGHT'} (${found.join(', ') || 'nothing found'})`);
  return caught;
};

if (values.sabotage === undefined) {
  const { verdict } = await run();
  process.exitCode = { pass: 0, fail: 1, invalid: 2 }[verdict.verdict];
} else {
  const chosen = sabotages.filter(({ name }) => values.sabotage === 'all' || values.sabotage === name);
  let caught = chosen.length > 0;
  for (const sabotage of chosen) caught = (await catches(sabotage)) && caught;
  process.exitCode = caught ? 0 : 1;
}
