import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Redis } from 'ioredis';
import { contactHash } from '../checker/hash.ts';
import type { KeyLine } from '../checker/history.ts';
import { scanKeys, under } from './redis-scan.ts';

const page = 1000;

/** Every entry of a stream, oldest first: its id and its one field's JSON. */
async function* readStream(redis: Redis, stream: string): AsyncGenerator<{ id: string; value: unknown }> {
  let from = '-';
  for (;;) {
    const entries = await redis.xrange(stream, from, '+', 'COUNT', page);
    for (const [id, fields] of entries) yield { id, value: JSON.parse(fields[1] as string) };
    if (entries.length < page) return;
    from = `(${entries.at(-1)?.[0]}`;
  }
}

const write = async (file: string, fill: (stream: WriteStream) => Promise<void>): Promise<void> => {
  const stream = createWriteStream(file);
  await fill(stream);
  stream.end();
  await finished(stream);
};

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

const sizes: Readonly<Record<string, (redis: Redis, key: string) => Promise<number>>> = {
  string: (redis, key) => redis.strlen(key),
  list: (redis, key) => redis.llen(key),
  set: (redis, key) => redis.scard(key),
  zset: (redis, key) => redis.zcard(key),
  hash: (redis, key) => redis.hlen(key),
  stream: (redis, key) => redis.xlen(key),
};

/** Due for longer than a few of the sweeper's rounds. */
const overdueMs = 15_000;

const keyLine = async (redis: Redis, key: string, now: number): Promise<KeyLine> => {
  const [type, ttl] = await Promise.all([redis.type(key), redis.pttl(key)]);
  const size = (await sizes[type]?.(redis, key)) ?? 0;
  if (!key.endsWith(':attention')) return { key, type, ttl, size };
  return { key, type, ttl, size, overdue: await redis.zcount(key, '-inf', now - overdueMs) };
};

interface SentReply {
  readonly id: string;
  readonly contact: string;
  readonly text: string;
  readonly epoch: number;
  readonly answers: readonly string[];
}

/** The journal, what left, and every key, as files that the checker reads. */
export const dump = async (redis: Redis, prefix: string, folder: string, now: number): Promise<void> => {
  await write(join(folder, 'journal.ndjson'), async (file) => {
    for await (const { id, value } of readStream(redis, `${prefix}:journal`)) file.write(line({ id, record: value }));
  });
  await write(join(folder, 'sent.ndjson'), async (file) => {
    for await (const { id, value } of readStream(redis, `${prefix}:sent`)) {
      const { id: reply, contact, text, epoch, answers } = value as SentReply;
      file.write(line({ id, key: contactHash(contact), reply, text, epoch, answers }));
    }
  });
  await write(join(folder, 'keys.ndjson'), async (file) => {
    const keys = await scanKeys(redis, under(prefix, '*'));
    for (let from = 0; from < keys.length; from += page) {
      const lines = await Promise.all(keys.slice(from, from + page).map((key) => keyLine(redis, key, now)));
      file.write(lines.map(line).join(''));
    }
  });
};
