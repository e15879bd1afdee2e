import { Webhook } from 'standardwebhooks';

/** `whsec_` and base64, as the standard has it, or any other text as it is. */
const webhookOf = (secret: string): Webhook =>
  secret.startsWith('whsec_') ? new Webhook(secret) : new Webhook(Buffer.from(secret, 'utf8'), { format: 'raw' });

export interface Signed {
  /** The same for every attempt: the receiver's idempotency key. */
  readonly id: string;
  readonly body: string;
  readonly at: Date;
}

export type Sign = (request: Signed) => Record<string, string>;

/**
 * The headers of a JSON request, signed with each of the secrets: while one is being changed, the receiver takes a request
 * that either has signed. Without a secret it is not signed.
 */
export const createSign = (secrets: readonly string[]): Sign => {
  const webhooks = secrets.map(webhookOf);
  return ({ id, body, at }) => ({
    'content-type': 'application/json',
    ...(webhooks.length > 0 && {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': webhooks.map((webhook) => webhook.sign(id, at, body)).join(' '),
    }),
  });
};
