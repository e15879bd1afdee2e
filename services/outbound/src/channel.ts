import type { OutboundReply } from '@baton/contracts';

/**
 * A way out that is not Redis: a provider's API. Sending and recording that it was sent are then two steps, so a crash
 * between them sends again, with the same key: a provider that honours it delivers once.
 *
 * Without one, a reply goes to the embedded channel: the streams `sent`, in the very commit that records it.
 */
export interface Channel {
  /** As messages name it: `whatsapp`, `sms`, … */
  readonly id: string;
  send(reply: OutboundReply, idempotencyKey: string, signal: AbortSignal): Promise<void>;
}

export type Channels = Readonly<Record<string, Channel>>;
