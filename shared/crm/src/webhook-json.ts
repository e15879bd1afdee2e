import { BatonError } from '@baton/contracts';
import type { WebhookRequest } from './adapter.ts';

/** The body of a webhook as JSON. Throws `bad-input`. */
export const webhookJson = ({ body }: WebhookRequest): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new BatonError('bad-input', 'the webhook is not JSON', { cause });
  }
};
