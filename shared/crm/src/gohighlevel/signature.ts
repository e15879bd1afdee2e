import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { BatonError } from '@baton/contracts';
import type { WebhookRequest } from '../adapter.ts';

/**
 * GoHighLevel's key for webhooks, as its webhook integration guide publishes it. It is the same for every app, so what it
 * signs says that GoHighLevel sent it and not to whom: the location in the body must be checked too.
 */
export const publishedKey = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=
-----END PUBLIC KEY-----`;

export interface SignatureKeys {
  /** PEM, Ed25519: what `X-GHL-Signature` is checked with. */
  readonly publicKey: string;
  /** PEM, RSA: `X-WH-Signature`, which they stopped sending in 2026, is taken only where this is given. */
  readonly legacyPublicKey?: string | undefined;
}

const toKey = (pem: string, type: 'ed25519' | 'rsa'): KeyObject => {
  const problem = new BatonError('bad-config', `the webhook key of GoHighLevel is no ${type} public key in PEM`);
  try {
    const key = createPublicKey(pem.replaceAll('\\n', '\n'));
    if (key.asymmetricKeyType === type) return key;
  } catch {
    throw problem;
  }
  throw problem;
};

const headerOf = ({ headers }: WebhookRequest, name: string): string | null => {
  const value = headers[name];
  const one = Array.isArray(value) ? value[0] : value;
  // They send "N/A" where they have not signed.
  return one === undefined || one === 'N/A' ? null : one;
};

/** Signatures are over the raw body, in base64. One that is there and wrong is not made good by the other. */
export const createVerify = ({ publicKey, legacyPublicKey }: SignatureKeys) => {
  const ed25519 = toKey(publicKey, 'ed25519');
  const rsa = legacyPublicKey === undefined ? null : toKey(legacyPublicKey, 'rsa');
  return (request: WebhookRequest): boolean => {
    const signature = headerOf(request, 'x-ghl-signature');
    if (signature !== null) return verify(null, request.body, ed25519, Buffer.from(signature, 'base64'));
    const legacy = headerOf(request, 'x-wh-signature');
    if (legacy === null || rsa === null) return false;
    return verify('sha256', request.body, rsa, Buffer.from(legacy, 'base64'));
  };
};
