import type { Redis } from 'ioredis';
import { untilQuiet } from '../chaos/quiesce.ts';
import { scanKeys, under } from '../chaos/redis-scan.ts';
import { runLeg } from './legs.ts';
import { round } from './stats.ts';
import { startSystem } from './systems.ts';

export interface KindOfKey {
  readonly kind: string;
  /** Keys of an idle contact. */
  readonly perContact: number;
  /** Bytes of an idle contact, as Redis counts them (MEMORY USAGE, every element). */
  readonly bytes: number;
  /** They go away by themselves. */
  readonly expire: boolean;
}

export interface IdleMemoryResult {
  readonly contacts: number;
  readonly messagesPerContact: number;
  readonly kinds: readonly KindOfKey[];
  /** The document that `decide` works on, as JSON. */
  readonly documentBytes: number;
  readonly laneKeys: number;
}

const contactPart = /:[a-z2-7]{26}(:.*)?$/;
const restMs = 30_000;

const kindOf = (key: string, prefix: string): string => key.slice(prefix.length + 1).replace(contactPart, '');

/** What a contact costs that has been answered and says nothing more. */
export const benchIdleMemory = async (redisUrl: string, redis: Redis): Promise<IdleMemoryResult> => {
  const contacts = 300;
  const messagesPerContact = 3;
  const system = await startSystem('enqueue', redisUrl, redis);
  try {
    await runLeg(system, redis, { messages: contacts * messagesPerContact, perContact: messagesPerContact });
    await untilQuiet(redis, system.prefix, restMs);
    const keys = (await scanKeys(redis, under(system.prefix, '*'))).filter((key) => contactPart.test(key));
    const own = keys.filter((key) => !/:(inbound|coordinator|outbound|bot\.[a-z-]+):/.test(key));
    const kinds = new Map<string, { keys: number; bytes: number; expire: boolean }>();
    let documents = 0;
    for (const key of own) {
      const kind = kindOf(key, system.prefix);
      const [bytes, ttl] = await Promise.all([redis.memory('USAGE', key, 'SAMPLES', 0), redis.pttl(key)]);
      const sum = kinds.get(kind) ?? { keys: 0, bytes: 0, expire: ttl > 0 };
      kinds.set(kind, { keys: sum.keys + 1, bytes: sum.bytes + Number(bytes), expire: sum.expire });
      if (kind.endsWith(':doc')) documents += await redis.strlen(key);
    }
    const rows = [...kinds].map(([kind, sum]) => ({
      kind,
      perContact: round(sum.keys / contacts, 2),
      bytes: Math.round(sum.bytes / contacts),
      expire: sum.expire,
    }));
    const mailbox = own.filter((key) => /:lane:[a-z]+:(tickets|urgent|bodies|meta):/.test(key));
    return {
      contacts,
      messagesPerContact,
      kinds: rows.sort((a, b) => b.bytes - a.bytes),
      documentBytes: Math.round(documents / contacts),
      laneKeys: mailbox.length / contacts,
    };
  } finally {
    await system.close();
  }
};
