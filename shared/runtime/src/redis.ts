import { BatonError, isBatonError } from '@baton/contracts';
import { Redis, type RedisOptions } from 'ioredis';

/**
 * `producer` serves callers who wait for an answer: it fails within 2 s rather than queue. `worker` outlasts an outage:
 * it queues and re-sends, which every script of ours bears. `blocking` is a worker's that waits in BZPOPMIN or XREAD.
 */
export type RedisRole = 'producer' | 'worker' | 'blocking';

const retryStrategy = (attempt: number): number => Math.min(50 * 2 ** attempt, 1000);
/** After a failover the old primary answers READONLY: reconnect, and send the command again. */
const reconnectOnError = (error: Error): false | 2 => (error.message.startsWith('READONLY') ? 2 : false);

const common = {
  connectTimeout: 2000,
  keepAlive: 5000,
  retryStrategy,
  reconnectOnError,
  // RESP2: what BullMQ is developed against, and what its reply handling has been tried with.
  protocol: 2,
} as const satisfies RedisOptions;

/** A half-open connection is noticed after `socketTimeout`; a worker's must exceed BullMQ's longest wait, 10 s. */
const byRole = {
  producer: { socketTimeout: 5000, commandTimeout: 2000, maxRetriesPerRequest: 1, enableOfflineQueue: false },
  worker: { socketTimeout: 5000, maxRetriesPerRequest: null },
  blocking: { socketTimeout: 12_000, maxRetriesPerRequest: null },
} as const satisfies Record<RedisRole, RedisOptions>;

const fromUrl = (url: string) => {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 6379),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(pathname.length > 1 && { db: Number(pathname.slice(1)) }),
    ...(protocol === 'rediss:' && { tls: {} }),
  };
};

/** Settings of one connection, for ioredis and for BullMQ alike. */
export const redisOptions = (url: string, role: RedisRole) => ({
  ...common,
  ...byRole[role],
  ...fromUrl(url),
});
export type RedisSettings = ReturnType<typeof redisOptions>;

/** A connection that always has an `error` listener: without one, ioredis prints the raw error. */
export const openRedis = (url: string, role: RedisRole, onError: (error: Error) => void = () => {}): Redis => {
  const redis = new Redis(redisOptions(url, role));
  redis.on('error', onError);
  return redis;
};

/** What Redis refuses or cannot do now is worth a retry; `cause` says what it was. */
export const toRedisError = (error: unknown): BatonError =>
  isBatonError(error)
    ? error
    : new BatonError('redis-unavailable', 'Redis does not answer, or refuses to write', { cause: error });

/** Resolves once the connection can be used. Throws `redis-unavailable` after `timeoutMs`. */
export const untilReady = async (redis: Redis, timeoutMs: number): Promise<void> => {
  if (redis.status === 'ready') return;
  let timer: NodeJS.Timeout | undefined;
  let onReady: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      onReady = resolve;
      redis.once('ready', onReady);
      timer = setTimeout(() => reject(toRedisError(new Error('timeout'))), timeoutMs);
    });
  } finally {
    clearTimeout(timer);
    if (onReady) redis.off('ready', onReady);
  }
};

const minimum: readonly [number, number] = [6, 2];

const field = (info: string, name: string): string | undefined =>
  new RegExp(`^${name}:(.+?)\\r?$`, 'm').exec(info)?.[1];

/**
 * Pure half of {@link checkRedis}: what is wrong with this server, as sentences to print.
 * Under any policy but noeviction Redis would delete queues and mailboxes when memory is short.
 */
export const redisFaults = (info: string): string[] => {
  const version = field(info, 'valkey_version') ?? field(info, 'redis_version') ?? '0.0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const tooOld = major < minimum[0] || (major === minimum[0] && minor < minimum[1]);
  const policy = field(info, 'maxmemory_policy');
  const isReplica = field(info, 'role') === 'slave';
  return [
    ...(tooOld ? [`Redis is ${version}; Baton needs ${minimum.join('.')} or newer`] : []),
    ...(isReplica ? ['this Redis is a replica, which refuses writes'] : []),
    ...(policy && policy !== 'noeviction'
      ? [`maxmemory-policy is ${policy}; it must be noeviction (redis-cli config set maxmemory-policy noeviction)`]
      : []),
  ];
};

/** Throws `bad-redis` when this server would lose data or lacks commands, `redis-unavailable` when it cannot tell. */
export const checkRedis = async (redis: Redis): Promise<void> => {
  const info = await redis.info().catch((error: unknown) => {
    throw toRedisError(error);
  });
  const faults = redisFaults(info);
  if (faults.length > 0) throw new BatonError('bad-redis', faults.join('; '));
};

/** Redis time, ms since 1970: the one clock that guards, deadlines and streams share. */
export const redisTime = async (redis: Redis): Promise<number> => {
  const [seconds, micros] = await redis.time();
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
};
