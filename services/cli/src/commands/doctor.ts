import { isBatonError, lanes, queues } from '@baton/contracts';
import { loadDomain } from '@baton/domains';
import { attentionKey, laneRoot } from '@baton/lanes';
import { type Config, openQueue, openShards, redisTime, runningServices, type Shard } from '@baton/runtime';
import { type Check, fail, ok } from '../doctor/check.ts';
import { checkBullmq, checkNode } from '../doctor/machine.ts';
import { checkClock, checkServer } from '../doctor/redis.ts';
import { checkLines, verdictLine } from '../doctor/render.ts';
import { checkAttention, checkDeadLetters, checkQueue, checkServices } from '../doctor/work.ts';
import { exitCode, type Io } from '../io.ts';
import { configOf, type RedisOption } from '../redis-session.ts';
import { createPaint } from '../render/paint.ts';

export interface DoctorOptions extends RedisOption {
  readonly json?: boolean;
}

const connectMs = 2000;

const measureClock = async ({ redis }: Shard): Promise<Check> => {
  const before = Date.now();
  const theirs = await redisTime(redis);
  const after = Date.now();
  return checkClock((before + after) / 2 - theirs, (after - before) / 2 + 1);
};

const measureQueue = async (shard: Shard, name: string) => {
  const queue = openQueue(shard, name);
  try {
    const {
      wait = 0,
      active = 0,
      delayed = 0,
      failed = 0,
    } = await queue.getJobCounts('wait', 'active', 'delayed', 'failed');
    return { queue: name, waiting: wait, active, delayed, failed };
  } finally {
    await queue.close();
  }
};

const measureAttention = async ({ redis, prefix }: Shard, lane: string): Promise<Check> => {
  const [entries, now] = await Promise.all([
    redis.zrange(attentionKey(laneRoot(prefix, lane)), '0', '0', 'WITHSCORES'),
    redisTime(redis),
  ]);
  const dueAt = entries[1];
  return checkAttention(lane, dueAt === undefined ? null : now - Number(dueAt));
};

const checkShard = async (shard: Shard, bots: readonly string[]): Promise<Check[]> => {
  const names = [queues.inbound, queues.coordinator, ...bots.map((bot) => queues.bot(bot)), queues.outbound];
  const depths = await Promise.all(names.map((name) => measureQueue(shard, name)));
  const dead = await measureQueue(shard, queues.deadLetters);
  return [
    ...checkServer(await shard.redis.info()),
    await measureClock(shard),
    ...depths.map(checkQueue),
    checkDeadLetters(dead.waiting),
    await measureAttention(shard, lanes.contacts),
    await measureAttention(shard, lanes.replies),
  ];
};

const named = (checks: readonly Check[], { index }: Shard, many: boolean): Check[] =>
  checks.map((check) => (many ? { ...check, name: `shard ${index}: ${check.name}` } : check));

const checkRunning = async (config: Config): Promise<Check[]> => {
  const bots = loadDomain(config.BATON_DOMAIN).policy.bots.map(({ id }) => id);
  const shards = openShards(config, { role: 'producer' });
  try {
    await shards.ready(connectMs);
    const many = shards.all.length > 1;
    const checks = await Promise.all(
      shards.all.map(async (shard) => named(await checkShard(shard, bots), shard, many)),
    );
    const [first] = shards.all;
    const services = first ? checkServices(await runningServices(first.redis, first.prefix), bots) : [];
    return [ok('Redis', `${shards.all.length} of ${shards.all.length} shards answer`), ...checks.flat(), ...services];
  } catch (error) {
    if (!isBatonError(error, 'redis-unavailable')) throw error;
    return [fail('Redis', 'does not answer', 'start one and set REDIS_URL, or use npm start, which brings one')];
  } finally {
    await shards.close();
  }
};

/** Looks at everything a running Baton needs. 1 when something fails. */
export const doctor = async (options: DoctorOptions, io: Io): Promise<number> => {
  const config = configOf(options, io);
  const checks = [checkNode(process.version), checkBullmq(), ...(await checkRunning(config))];
  if (options.json) for (const check of checks) io.out(JSON.stringify(check));
  else {
    const paint = createPaint(io.colour);
    for (const line of checkLines(checks, paint)) io.out(line);
    io.out(`\n${verdictLine(checks)}`);
  }
  return checks.some(({ status }) => status === 'fail') ? exitCode.no : exitCode.ok;
};
