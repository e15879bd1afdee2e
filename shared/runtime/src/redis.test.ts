import { expect, test } from 'vitest';
import { redisFaults, redisOptions } from './redis.ts';

const info = (version: string, policy: string) =>
  `# Server\r\nredis_version:${version}\r\nmaxmemory_policy:${policy}\r\n`;

test('a Redis that evicts keys is refused, with the command that mends it', () => {
  expect(redisFaults(info('7.4.1', 'allkeys-lru'))).toEqual([expect.stringContaining('noeviction')]);
});

test('a Redis older than 6.2 is refused', () => {
  expect(redisFaults(info('6.0.16', 'noeviction'))).toHaveLength(1);
  expect(redisFaults(info('6.2.0', 'noeviction'))).toEqual([]);
  expect(redisFaults(info('7.0.15', 'noeviction'))).toEqual([]);
});

test('a replica is refused, for it takes no writes', () => {
  expect(redisFaults(`${info('7.0.15', 'noeviction')}role:slave\r\n`)).toEqual([expect.stringContaining('replica')]);
  expect(redisFaults(`${info('7.0.15', 'noeviction')}role:master\r\n`)).toEqual([]);
});

test('Valkey is judged by its own version', () => {
  expect(redisFaults(`valkey_version:8.1.0\r\n${info('7.2.4', 'noeviction')}`)).toEqual([]);
});

test('a URL gives host, credentials, database and TLS', () => {
  expect(redisOptions('rediss://app:p%40ss@redis.example:6380/3', 'worker')).toMatchObject({
    host: 'redis.example',
    port: 6380,
    username: 'app',
    password: 'p@ss',
    db: 3,
    tls: {},
  });
});

test('a producer gives up where a worker waits', () => {
  const url = 'redis://127.0.0.1';
  expect(redisOptions(url, 'producer')).toMatchObject({ enableOfflineQueue: false, commandTimeout: 2000 });
  expect(redisOptions(url, 'worker')).toMatchObject({ maxRetriesPerRequest: null });
  expect(redisOptions(url, 'blocking')).not.toHaveProperty('commandTimeout');
});
