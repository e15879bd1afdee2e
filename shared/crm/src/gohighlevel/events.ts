import { parse } from '@baton/contracts';
import { z } from 'zod';
import type { CrmMessage, WebhookRequest, Writer } from '../adapter.ts';
import { webhookJson } from '../webhook-json.ts';
import { channelOf } from './channels.ts';
import { contactPrefix } from './contact-id.ts';

/** `InboundMessage` and `OutboundMessage` of their webhooks, as far as it matters here. */
const MessageEvent = z.object({
  type: z.enum(['InboundMessage', 'OutboundMessage']),
  locationId: z.string(),
  contactId: z.string(),
  messageId: z.string().optional(),
  webhookId: z.string().optional(),
  messageType: z.string().default('SMS'),
  body: z.string().default(''),
  dateAdded: z.string().optional(),
  userId: z.string().nullish(),
  source: z.string().nullish(),
});
type MessageEvent = z.output<typeof MessageEvent>;

const Event = z.object({ type: z.string().optional() });

/** What sends of its own accord, or for another program. */
const automations = new Set([
  'workflow',
  'campaign',
  'campaigns',
  'bulk_actions',
  'automation',
  'api',
  'conversation_ai',
]);

/**
 * Their `userId` is the user who has written in the web or mobile app. What no user and no automation has sent was written
 * past the CRM, on a device that is linked to the number.
 */
const writerOf = ({ type, userId, source }: MessageEvent): Writer => {
  if (type === 'InboundMessage') return 'contact';
  if (automations.has((source ?? '').toLowerCase())) return 'system';
  return userId ? 'person-in-app' : 'person-on-device';
};

const sentAtOf = ({ dateAdded }: MessageEvent): number | null => {
  const at = Date.parse(dateAdded ?? '');
  return Number.isFinite(at) && at >= 0 ? at : null;
};

const toMessage = (event: MessageEvent): CrmMessage[] => {
  const channel = channelOf(event.messageType);
  const id = event.messageId ?? event.webhookId;
  if (channel === null || id === undefined || event.body.trim() === '') return [];
  return [
    {
      contact: `${contactPrefix}${event.contactId}`,
      ...{ id, text: event.body, channel, writer: writerOf(event), person: event.userId ?? null },
      sentAt: sentAtOf(event),
    },
  ];
};

/**
 * Messages of one location. Everything else is of no concern: a change of tags, of an assignment or of a status may be our
 * own doing and is never read as a person taking over.
 */
export const createParse =
  (locationId: string) =>
  (request: WebhookRequest): CrmMessage[] => {
    const json = webhookJson(request);
    const { type } = parse(Event, json, 'the webhook');
    if (type !== 'InboundMessage' && type !== 'OutboundMessage') return [];
    const event = parse(MessageEvent, json, 'the webhook');
    return event.locationId === locationId ? toMessage(event) : [];
  };
