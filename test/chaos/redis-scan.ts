import type { Redis } from 'ioredis';

/** Every key that matches, each once. */
export const scanKeys = async (redis: Redis, pattern: string): Promise<string[]> => {
  const found = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1000);
    for (const key of keys) found.add(key);
    cursor = next;
  } while (cursor !== '0');
  return [...found];
};

/** `{app:0}` as a pattern in which its braces stand for themselves. */
export const under = (prefix: string, rest: string): string => `${prefix.replace(/[[\]*?\\]/g, '\\$&')}:${rest}`;
