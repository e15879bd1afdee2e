import type { shardKeys } from '@baton/contracts';
import { hashId } from '@baton/contracts/ids';
import type { Redis } from 'ioredis';

/** A report of what was sent comes within seconds, at times again after hours: this long it is known for what it is. */
const rememberMs = 7 * 24 * 3_600_000;
/** The same words again after this long are somebody else's. */
const sameWordsMs = 10 * 60_000;

type Keys = ReturnType<typeof shardKeys>;
type Write = readonly [command: string, key: string, ...args: (string | number)[]];

const textField = (text: string): string => `text:${hashId(`echo:${text.trim()}`)}`;
const idField = (messageId: string): string => `id:${messageId}`;

/** Noted before sending: the report of a message may come before the answer to sending it. */
export const noteWords = async (redis: Redis, keys: Keys, key: string, note: { text: string; now: number }) => {
  const name = keys.echoes(key);
  await redis.multi().hset(name, textField(note.text), note.now).pexpire(name, rememberMs).exec();
};

/** For the commit that records a reply as sent: the CRM's id of it. */
export const echoWrites = (keys: Keys, key: string, messageId: string, reply: string): Write[] => [
  ['HSET', keys.echoes(key), idField(messageId), reply],
  ['PEXPIRE', keys.echoes(key), rememberMs],
];

/** The reply that a message of the CRM is known to be; null for none. */
export const replyOf = (redis: Redis, keys: Keys, key: string, messageId: string): Promise<string | null> =>
  redis.hget(keys.echoes(key), idField(messageId));

/** Is this outgoing message one of ours: by its id, or by its words while they are fresh? */
export const isEcho = async (
  redis: Redis,
  keys: Keys,
  key: string,
  message: { readonly id: string; readonly text: string; readonly now: number },
): Promise<boolean> => {
  const [reply, saidAt] = await redis.hmget(keys.echoes(key), idField(message.id), textField(message.text));
  return reply != null || (saidAt != null && message.now - Number(saidAt) < sameWordsMs);
};
