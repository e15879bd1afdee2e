import { type CrmChange, type OutboundReply, parse } from '@baton/contracts';
import { createSign } from '@baton/signed-http';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { Attempt, CrmAdapter, CrmMessage, WebhookRequest } from '../adapter.ts';
import { requestJson } from '../http.ts';
import { type RateLimit, within } from '../rate-limit.ts';
import { webhookJson } from '../webhook-json.ts';
import { contactPrefix } from './contact.ts';

export interface WebhookOptions {
  /** Where replies and changes are posted. */
  readonly url: string;
  /** Shared, `whsec_` and base64, as the Standard Webhooks specification has it; for both directions. */
  readonly secret: string;
  readonly timeoutMs: number;
  readonly limit: RateLimit;
}

const id = z.string().min(1).max(200);

/** What is posted to Baton: one message that somebody has written. */
const Event = z.object({
  type: z.string(),
  data: z.unknown(),
});
const Message = z.object({
  contact: id,
  id,
  text: z.string().min(1),
  channel: z.string().min(1).max(64).default('web'),
  writer: z.enum(['contact', 'bot', 'person-in-app', 'person-on-device', 'system']).default('contact'),
  person: z.string().max(64).nullable().default(null),
  sentAt: z.int().nonnegative().nullable().default(null),
});

const receivedType = 'message.created';

const headersOf = ({ headers }: WebhookRequest): Record<string, string> =>
  Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/** The signature covers id, time and body; the specification's tolerance for time is five minutes. */
const createVerify =
  (webhook: Webhook) =>
  (request: WebhookRequest): boolean => {
    try {
      webhook.verify(request.body, headersOf(request), { jsonParse: false });
      return true;
    } catch {
      return false;
    }
  };

const parseEvent = (request: WebhookRequest): CrmMessage[] => {
  const event = parse(Event, webhookJson(request), 'the webhook');
  if (event.type !== receivedType) return [];
  const message = parse(Message, event.data, 'the message of the webhook');
  return [{ ...message, contact: `${contactPrefix}${message.contact}` }];
};

const Answer = z.object({ id: z.string().min(1).max(200) });

/**
 * Any system that speaks Standard Webhooks. `webhook-id` is the idempotency key: who remembers it does each thing once,
 * also when an answer of theirs was lost.
 */
export const createWebhookCrm = ({ url, secret, timeoutMs, limit }: WebhookOptions): CrmAdapter => {
  const webhook = new Webhook(secret);
  const sign = createSign([secret]);
  const post = (type: string, data: unknown, { idempotencyKey, signal }: Attempt): Promise<unknown> => {
    const now = new Date();
    const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
    const headers = sign({ id: idempotencyKey, body, at: now });
    return within(limit, () => requestJson({ method: 'POST', url, headers, body, timeoutMs, signal }));
  };
  const own = (contact: string): string => contact.slice(contactPrefix.length);
  return {
    id: 'webhook',
    verify: createVerify(webhook),
    parse: parseEvent,
    async send({ contact, channel, text, by }: OutboundReply, attempt) {
      const answer = await post('reply.send', { contact: own(contact), channel, text, by }, attempt);
      const read = Answer.safeParse(answer);
      return read.success ? read.data.id : null;
    },
    async change(contact: string, change: CrmChange, attempt) {
      const { type, ...what } = change;
      await post(`contact.${type}`, { contact: own(contact), ...what }, attempt);
    },
  };
};
