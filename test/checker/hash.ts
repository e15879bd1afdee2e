import { createHash } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** Base32 of SHA-256, first 26 letters. Written from the documented rule, so that a slip in the product's own is seen. */
const hash = (raw: string): string => {
  let bits = '';
  for (const byte of createHash('sha256').update(raw, 'utf8').digest()) bits += byte.toString(2).padStart(8, '0');
  let out = '';
  for (let at = 0; out.length < 26; at += 5) out += letters[Number.parseInt(bits.slice(at, at + 5), 2)];
  return out;
};

export const contactHash = (contact: string): string => hash(`contact:${contact}`);
export const messageHash = (contact: string, id: string): string => hash(`message:${contact}\n${id}`);
