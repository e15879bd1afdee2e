import { type Check, fail, ok, warn } from './check.ts';

const oldest: readonly [number, number] = [6, 2];

const fieldOf = (info: string, name: string): string | null =>
  new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? null;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MiB`;

const checkVersion = (info: string): Check => {
  const version = fieldOf(info, 'valkey_version') ?? fieldOf(info, 'redis_version') ?? 'unknown';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
  return isOld
    ? fail('Redis version', version, `BullMQ needs ${oldest.join('.')} or newer`)
    : ok('Redis version', version);
};

const checkPolicy = (info: string): Check => {
  const policy = fieldOf(info, 'maxmemory_policy');
  if (policy === null) return warn('Eviction', 'this server does not say', 'make sure that it never evicts keys');
  if (policy === 'noeviction') return ok('Eviction', policy);
  return fail('Eviction', policy, 'queues would be deleted: redis-cli config set maxmemory-policy noeviction');
};

const checkPersistence = (info: string): Check => {
  if (fieldOf(info, 'aof_enabled') !== '1') {
    const todo = 'a crash of Redis loses what it had not saved: redis-cli config set appendonly yes';
    return warn('Persistence', 'no append-only file', todo);
  }
  if (fieldOf(info, 'aof_last_write_status') === 'err') {
    return fail('Persistence', 'the append-only file cannot be written', 'look at the disk of Redis and at its log');
  }
  return ok('Persistence', 'append-only file');
};

const checkMemory = (info: string): Check => {
  const used = Number(fieldOf(info, 'used_memory') ?? 0);
  const limit = Number(fieldOf(info, 'maxmemory') ?? 0);
  if (limit === 0) return ok('Memory', `${megabytes(used)}, no limit set`);
  const share = used / limit;
  const found = `${megabytes(used)} of ${megabytes(limit)}, ${Math.round(share * 100)} %`;
  if (share >= 0.95) return fail('Memory', found, 'Redis refuses writes when it is full: raise maxmemory');
  return share >= 0.75 ? warn('Memory', found, 'raise maxmemory before it is full') : ok('Memory', found);
};

/** What the server's own report says. */
export const checkServer = (info: string): Check[] => [
  checkVersion(info),
  checkPolicy(info),
  checkPersistence(info),
  checkMemory(info),
];

/** Order, guards and deadlines use the time of Redis; this machine's only shows in logs. `skewMs`: ours minus its. */
export const checkClock = (skewMs: number, uncertaintyMs: number): Check => {
  const found = `${Math.round(skewMs)} ms from Redis (± ${Math.ceil(uncertaintyMs)} ms)`;
  const off = Math.max(0, Math.abs(skewMs) - uncertaintyMs);
  if (off > 60_000) return fail('Clock', found, 'set the clock of this machine or of Redis (NTP)');
  return off > 1000
    ? warn('Clock', found, 'logs and traces will not line up: set the clocks (NTP)')
    : ok('Clock', found);
};
