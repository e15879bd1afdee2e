import { createHash, createHmac } from 'node:crypto';
import type { Policy } from './policy.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

const base32 = (bytes: Buffer, length: number): string => {
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && out.length < length) {
      bits -= 5;
      out += alphabet[(buffer >>> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return out;
};

/** 26 base32 characters, 130 bits. What stands in Redis keys and job ids in place of a contact id. */
export type ContactKey = string & { readonly __brand: 'ContactKey' };

/**
 * Hashes an id that came from outside. Raw ids never enter keys or job ids: they are personal data, and BullMQ reserves
 * words among job ids (`wait`, `active`, `meta`, …) that would corrupt a queue. With a secret it is an HMAC, so that
 * phone numbers cannot be found by trying them all.
 */
export const hashId = (raw: string, secret?: string): string =>
  base32((secret ? createHmac('sha256', secret) : createHash('sha256')).update(raw, 'utf8').digest(), 26);

export const contactKey = (contact: string, secret?: string): ContactKey =>
  hashId(`contact:${contact}`, secret) as ContactKey;

/** Message ids are unique per contact: providers number per conversation. */
export const messageKey = (contact: string, message: string, secret?: string): string =>
  hashId(`message:${contact}\n${message}`, secret);

/** Which shard a contact lives on: stable for a given number of shards. */
export const shardOf = (key: ContactKey, shards: number): number => {
  let value = 0;
  for (const char of key.slice(0, 6)) value = value * 32 + alphabet.indexOf(char);
  return value % shards;
};

/** Stable hash of a policy: the journal says by which one a decision was made. */
export const policyHash = (policy: Policy): string =>
  createHash('sha256').update(JSON.stringify(policy)).digest('hex').slice(0, 16);
